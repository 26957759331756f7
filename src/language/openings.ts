/**
 * How sentences begin that lean on another one, language by language. Our own lists, drawn from grammar: definite nouns that were
 * told before, times counted from another one, speech without its speaker, demonstratives, pronouns.
 */
const anyOf = (words: string): string => words.trim().split(/\s+/u).join("|");

/** "The company said …": a thing that was named before. What stands behind it may name it after all: "The company that built …". */
export const THING: Readonly<Record<string, RegExp>> = {
  en: RegExp(
    `^the (?:${anyOf(`company firm group agency organi[sz]ation move decision announcement ruling report study survey measure
      proposal plan deal two three four five pair couple trio man woman men women boy girl teenager victims? suspects?
      incident attack blast crash accident latter former same other others latest others? result results figures
      statement comments? remarks? changes? case investigation project programme program`)})(?! (?:of|for|that|which|who|in which|between|behind|called|named|at|in|on) )\\b`,
    "iu",
  ),
  es: /^(?:la empresa|la compañía|la medida|la decisión|el anuncio|el informe|el estudio|los dos|la pareja|el hombre|la mujer|la víctima|el incidente|el ataque|el acuerdo|la propuesta|el plan|el caso)(?! (?:de|del|que|en|para) )(?!\p{L})/iu,
  de: /^(?:das unternehmen|die firma|die maßnahme|die entscheidung|die ankündigung|der bericht|die studie|die beiden|das paar|der mann|die frau|das opfer|der vorfall|der angriff|die einigung|der vorschlag|der plan|der fall)(?! (?:der|des|von|für|in|im|zu|zur|zum|um) )(?!,)(?!\p{L})/iu,
  fr: /^(?:l[’']entreprise|la société|la mesure|la décision|l[’']annonce|le rapport|l[’']étude|les deux|le couple|l[’']homme|la femme|la victime|l[’']incident|l[’']attaque|l[’']accord|la proposition|le plan|le projet)(?! (?:de|du|des|que|qui|en|pour|d[’']) ?)(?!\p{L})/iu,
  pt: /^(?:a empresa|a companhia|a medida|a decisão|o anúncio|o relatório|o estudo|os dois|o casal|o homem|a mulher|a vítima|o incidente|o ataque|o acordo|a proposta|o plano|o caso)(?! (?:de|do|da|que|em|para) )(?!\p{L})/iu,
  uk: /^(?:компанія|фірма|рішення|оголошення|звіт|дослідження|обидва|пара|чоловік|жінка|жертва|інцидент|напад|угода|пропозиція|план)(?! (?:про|щодо|з|що|у|в|для) )(?!,)(?!\p{L})/iu,
};

/** "This week", "Este lunes": the time of telling, which leans on nothing. */
export const THIS_TIME: Readonly<Record<string, RegExp>> = {
  en: /^this (?:week|weekend|month|year|summer|winter|autumn|spring|fall|morning|afternoon|evening|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?!\p{L})/iu,
  es: /^est[ea] (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|semana|mes|año|verano|invierno|otoño|primavera|mañana|tarde|noche|madrugada|fin de semana)(?!\p{L})/iu,
  de: /^diese[nms]? (?:woche|monat|jahr|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|sommer|winter|herbst)(?!\p{L})/iu,
  fr: /^(?:ce|cet|cette) (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|semaine|mois|année|été|hiver|automne|printemps|matin|soir|nuit|week-end)(?!\p{L})/iu,
  pt: /^est[ea] (?:segunda|terça|quarta|quinta|sexta|sábado|domingo|semana|mês|ano|verão|inverno|outono|primavera|manhã|tarde|noite|madrugada|fim de semana)(?!\p{L})/iu,
};

/** "Sin embargo", "Im Gegensatz dazu": several words that join a sentence to the one before. */
export const JOINED: Readonly<Record<string, RegExp>> = {
  en: /^(?:(?:well|yes|no|sure|actually|indeed|instead),|of course|in fact|in other words|that said|not only that|so far,|other \p{Ll}+s|in addition|in contrast|by contrast|in turn|in response,|for example|for instance|as a result,|as such,|on the other hand|even so|at the same time|because of (?:this|that)|despite (?:this|that)|with that,|among them|for (?:his|her|its|their) part)(?!\p{L})/iu,
  es: /^(?:sí,|no,|bueno,|en realidad|es decir|otr[oa]s \p{Ll}+s|sin embargo|no obstante|por (?:eso|ello|tanto|lo tanto|otra parte|otro lado|su parte|el contrario|ejemplo)|en cambio|mientras tanto|de hecho|a su vez|al mismo tiempo|aun así|pese a (?:ello|eso)|entre ellos|entre ellas)(?!\p{L})/iu,
  de: /^(?:ja,|nein,|nun,|tatsächlich|das heißt|im gegensatz dazu|darüber hinaus|zum beispiel|stattdessen|infolgedessen|unterdessen|gleichzeitig|zugleich|allerdings|demnach|darunter|daraufhin)(?!\p{L})/iu,
  fr: /^(?:oui,|non,|bref,|en fait|autrement dit|en revanche|par ailleurs|en outre|de plus,|par conséquent|pour autant|par exemple|pendant ce temps|en même temps|malgré cela|de (?:son|leur) côté|parmi eux|parmi elles|du coup|en effet|c[’']est|d[’']autres)(?!\p{L})/iu,
  pt: /^(?:sim,|não,|bem,|na verdade|ou seja|no entanto|por isso|por outro lado|por (?:sua|seu) (?:vez|lado)|em contrapartida|entretanto|enquanto isso|apesar disso|por exemplo|ao mesmo tempo|entre eles|entre elas|de facto|de fato|depois disso)(?!\p{L})/iu,
  uk: /^(?:так,|ні,|отож|насправді|тобто|крім того|окрім того|тим часом|натомість|водночас|попри це|через це|наприклад|з іншого боку|у свою чергу|своєю чергою|серед них|таким чином|до того ж)(?!\p{L})/iu,
};

/** "Two months later", "Desde entonces": a time that is counted from another one. */
export const LATER: Readonly<Record<string, RegExp>> = {
  en: /^(?:now,|(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|several|some|many|a few) )?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?) (?:later|earlier|afterwards?)|shortly after(?:wards?)?,|soon after(?:wards?)?,|(?:since|until|by|before) then|after (?:that|this),?|at (?:the|that) (?:same )?time|at that (?:point|stage)|the (?:next|following|previous|same) (?:day|night|week|month|year|morning|evening|afternoon))(?!\p{L})/iu,
  es: /^(?:ahora,|(?:\S+ )?(?:minutos|horas|días|semanas|meses|años) (?:después|más tarde|antes)|(?:un|una) (?:hora|día|semana|mes|año) (?:después|más tarde|antes)|desde entonces|hasta entonces|al día siguiente|a la mañana siguiente|poco después|más tarde|tras ello|en ese momento)(?!\p{L})/iu,
  de: /^(?:(?:\S+ )?(?:minuten|stunden|tage|wochen|monate|jahre) (?:später|danach|zuvor|darauf)|eine? (?:stunde|tag|woche|monat|jahr) (?:später|danach|zuvor)|seither|seitdem|bis dahin|am (?:nächsten|folgenden) (?:tag|morgen|abend)|kurz (?:darauf|danach|zuvor)|tags (?:darauf|zuvor)|später|zuvor|anschließend|zur gleichen zeit|zu diesem zeitpunkt)(?!\p{L})/iu,
  fr: /^(?:maintenant,|désormais,|(?:\S+ )?(?:minutes|heures|jours|semaines|mois|ans|années) (?:plus tard|après|auparavant)|une? (?:heure|jour|semaine|mois|an|année) (?:plus tard|après|auparavant)|depuis lors|jusqu[’']alors|le lendemain|la veille|peu après|plus tard|à ce moment-là|dans la foulée)(?!\p{L})/iu,
  pt: /^(?:agora,|(?:\S+ )?(?:minutos|horas|dias|semanas|meses|anos) (?:depois|mais tarde|antes)|(?:um|uma) (?:hora|dia|semana|mês|ano) (?:depois|mais tarde|antes)|desde então|até então|no dia seguinte|na manhã seguinte|pouco depois|mais tarde|nesse momento)(?!\p{L})/iu,
  uk: /^(?:тепер,?|зараз,?|(?:за|через) (?:\S+ )?(?:хвилин\p{L}*|годин\p{L}*|д(?:ень|ні|нів)|тиж\p{L}*|місяц\p{L}*|рок\p{L}*|років) (?:після|потім|по тому)|відтоді|доти|наступного (?:дня|ранку|вечора)|згодом|пізніше|невдовзі|напередодні|на той час)(?!\p{L})/iu,
};

/** "Dijo que …": these languages need not name who said it, when the sentence before did. */
export const UNNAMED_SPEECH: Readonly<Record<string, RegExp>> = {
  es: /^(?:(?:dijo|añadió|agregó|explicó|señaló|indicó|afirmó|aseguró|subrayó|recordó|insistió|anunció|reconoció|destacó|declaró|advirtió|sostuvo|precisó|dijeron|añadieron|explicaron|señalaron|indicaron)(?: \p{L}+mente)?,? (?:que|además|también)|según (?:él|ella|dijo|explicó|indicó|señaló|añadió|afirmó))(?!\p{L})/iu,
  pt: /^(?:(?:disse|acrescentou|explicou|afirmou|referiu|indicou|sublinhou|lembrou|insistiu|anunciou|reconheceu|destacou|declarou|advertiu|salientou|disseram|explicaram|afirmaram),? (?:que|ainda|também)|segundo (?:ele|ela|disse|explicou))(?!\p{L})/iu,
  uk: /^(?:(?:сказа|дода|заяви|поясни|наголоси|зазначи|повідоми|підкресли|нагада|попереди|визна)(?:в|ла|ли),? (?:що|також)|за (?:його|її|їхніми|їх) словами)(?!\p{L})/iu,
};

/** Of those whom it speaks of, the article has told before: "Each village …", "at that point", "In jenem Jahr". */
export const POINTING: Readonly<Record<string, RegExp>> = {
  en: /^(?:each|the other|every other) (?!of|year|day|week|month|time|side)|(?:^| )(?:of|in|on|for|from|with|by|at|about|into|under|to|against|over) (?:those|these|that (?:point|time|case|day|night|week|month|year|place|meeting|speech|vote|deal|plan|law|bill|account|group|number|figure|effort|decision|move))(?! (?:who|of|in))(?!\p{L})|(?<!\p{L})(?:these \p{Ll}|(?:of|in|on|for|from|with|by|at|about|into|under|to|against|over) this (?!week|weekend|month|year|summer|winter|spring|autumn|fall|season|morning|afternoon|evening|time|is|was|and)\p{Ll}|\p{L}+ing (?:that|those) \p{Ll}+(?=[ ,])(?! (?:the|a|an|is|was|are|were|will|would|could|can|has|had|have)(?!\p{L})))|(?<!\p{L})that (?:night|day|week|month|year|morning|evening|afternoon)(?=[,.]| \p{Ll})/iu,
  es: /(?:^| )(?:ese|esa|esos|esas|aquel|aquella|dicho|dicha|dichos|dichas)(?= \p{Ll})/iu,
  de: /(?:^| )(?:jene[mnrs]?|dieselbe[nmrs]?|diese[mnrs]? (?!woche|jahr|monat|tage|sommer|winter|herbst|frühjahr))(?=\s?\p{L})/iu,
  fr: /(?:^| )(?:cet|cette|ces|ce) (?!semaine|année|mois|été|hiver|matin|soir|week-end|que|qui|dont|n[’']|jour)(?=\p{Ll})/iu,
  pt: /(?:^| )(?:n?d?esse|n?d?essa|n?d?esses|n?d?essas|aquele|aquela|naquele|naquela|tal|tais)(?= \p{Ll})/iu,
  uk: /(?:^| )(?:цього|цієї|цьому|цій|цих|цими|такого|такої|таких|того|тієї|тих) (?!року|тижня|місяця|дня|літа|разу)(?=\p{Ll})/iu,
};

/** He or she, anywhere. */
export const WHO: Readonly<Record<string, RegExp>> = {
  en: /(?<![\p{L}’'-])(?:he|she|his|her|him)(?!\p{L})/u,
  es: /(?<!\p{L})(?:él|ella)(?!\p{L})/u,
  de: /(?<!\p{L})(?:er|sein(?:e[mnrs]?)?)(?!\p{L})/u,
  fr: /(?<![\p{L}’'-])(?:elle|son|sa)(?!\p{L})/u,
  pt: /(?<!\p{L})(?:ele|ela|dele|dela)(?!\p{L})/u,
  uk: /(?<!\p{L})(?:він|вона|його|її)(?!\p{L})/u,
};

/** "The nets will …", "The masons’ plan …": which ones was told before, and nobody is named. */
export const DEFINITE: Readonly<Record<string, RegExp>> = {
  en: /^the (?:\p{Ll}+s?[’']s? |\p{Ll}+ (?:is|was|are|were|has|had|have|will|would|did|does) |(?:\p{Ll}+ ){1,2}(?:will|would|could|can|may|has|have|had|is|are|was|were|did|does)(?!.*[^\p{L}]\p{Lu})|\p{Ll}+, an? |(?:\p{Ll}+ ){1,2}(?:said|says|told|\p{Ll}{3,}ed|took|made|found|came|went|gave|began|left|won|lost|held|kept|spoke|wrote)(?!\p{L}))/u,
  de: /^(?:der|die|das) \p{Lu}\p{Ll}+ (?:ist|war|sind|waren|hat|haben|hatte|hatten|wird|werden|wurde|wurden|soll|sollen)(?!\p{L})/u,
  es: /^(?:el|la|los|las) (?:\p{Ll}+ (?:es|son|era|eran|fue|fueron|está|están|ha|han)(?!\p{L})|(?:\p{Ll}+ ){1,2}(?:será|serán|podrá|podrán|ha|han|había|habían|es|son|era|eran|fue|fueron|está|están|tiene|tienen)(?!\p{L})(?!.*[^\p{L}]\p{Lu}))/u,
  fr: /^(?:le|la|les) (?:\p{Ll}+ (?:est|sont|était|étaient|a|ont|avait|avaient)(?!\p{L})|(?:\p{Ll}+ ){1,2}(?:sera|seront|pourra|pourront|a|ont|avait|avaient|est|sont|était|étaient|doit|doivent)(?!\p{L})(?!.*[^\p{L}]\p{Lu}))/u,
  pt: /^(?:o|a|os|as) (?:\p{Ll}+ (?:é|são|era|eram|foi|foram|está|estão|tem|têm)(?!\p{L})|(?:\p{Ll}+ ){1,2}(?:será|serão|poderá|poderão|tem|têm|tinha|é|são|era|eram|foi|foram|está|estão)(?!\p{L})(?!.*[^\p{L}]\p{Lu}))/u,
};
