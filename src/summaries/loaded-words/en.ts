/**
 * Words that tell a reader what to think, by the rule that they break. Our own lists; the kinds are those that style guides
 * warn of: loaded verbs, puffery, contested labels, weasel attribution, editorial adverbs, mind reading.
 */
import type { LoadedWords } from "./loaded-words.ts";

export const en: LoadedWords = {
  verbs: `slam slams slammed slamming blast blasts blasted blasting bash bashes bashed bashing rip rips ripped ripping
    skewer* lambast* eviscerat* excoriat* savages savaged pummel* torch torches torched torching roast roasts
    roasted ridicul* smear* sneer* whin* rant rants ranted ranting rail rails railed railing rave raves raved raving
    gush gushes gushed gushing gloat* brag brags bragged bragging boasts boasted boasting peddl* spew* spout* parrot
    parrots parroted parroting vilif* demoni* villain* preach* pander* grovel* weasel* backpedal* flip-flop*
    stonewall* railroad* strong-arm* ram rams rammed ramming shove shoves shoved bulldoz* decimat* obliterat*
    annihilat* shame unmask* debunk* weaponiz* weaponis* politiciz* politicis* brainwash* indoctrinat* radicaliz*
    radicalis* fearmonger* scaremonger* gaslight* whitewash* cheerlead* grandstand* virtue-signal* trample* trampl*
    botch* bungl* butcher* mangle* mangl* fumbl* flounder* seeth* fume fumes fumed fuming melt-down* freak* lash
    lashes lashed lashing hector* harangu* browbeat* coddl* kowtow* bow-down* swoon* fawn* salivat* drool*
    ban-hammer* cancel-cultur* own-the attack-dog* foist* scapegoat* dehumaniz* dehumanis* muzzl*`,
  puffery: `shocking shockingly stunning stunningly astonishing astonishingly jaw-dropping mind-boggling mind-blowing
    bombshell bombshells sensational groundbreaking game-changing unbelievable incredible incredibly amazing
    amazingly awesome fantastic wonderful glorious heroic heroically courageous courageously noble nobly tireless
    tirelessly visionary world-class outrageous outrageously disgraceful disgracefully shameful shamefully
    despicable deplorable abhorrent appalling appallingly horrendous horrid horrible horribly terrible terribly
    atrocious ghastly grotesque grotesquely monstrous vile heinous evil wicked sinister nefarious insidious
    diabolical sickening disgusting disturbingly troubling troublingly alarmingly chilling frightening frighteningly
    scary calamitous disastrously devastatingly ruinous toxic poisonous rabid unhinged deranged crazed crazy insane
    insanely lunatic ludicrous ludicrously ridiculous ridiculously absurd absurdly preposterous laughable laughably
    asinine idiotic stupid moronic dumb foolish clueless inept feckless hapless spineless cowardly pathetic
    pathetically pitiful sad-sack crooked crony dishonest deceitful deceptive duplicitous hypocritical
    hypocritically hypocrisy hypocrite hypocrites two-faced smug arrogant arrogantly haughty petulant childish
    thin-skinned bombastic pompous sanctimonious self-righteous self-serving shameless shamelessly brazen brazenly
    blatant blatantly flagrant flagrantly egregious egregiously unconscionable indefensible inexcusable unforgivable
    ruthless ruthlessly brutal cruelly callous callously heartless merciless inhuman barbaric savagely bloodthirsty
    draconian tyrannical dictatorial despotic nazi-like racist racists bigoted bigot bigots xenophobic misogynist
    misogynistic islamophobic demagogue demagogues demagoguery propaganda propagandist propagandists lies lie lied
    liar liars falsehood falsehoods hoax sham charade farce farcical bogus phony fake witch-hunt debacle fiasco
    meltdown hysteria hysterical frenzy frenzied madness mayhem carnage chaos firestorm nightmarish hellhole hellish
    scourge cesspool swamp onslaught crusade jihad bloodbath massacre-like scandal-plagued scandal-ridden infamously
    notoriously incendiary polarizing furious furiously scathing blistering withering damning gargantuan
    staggeringly whopping mere merely woefully desperate utterly totally downright complete-and-utter`,
  labels: `far-left alt-right hard-left hard-right ultra-conservative ultraconservative ultra-liberal leftist leftists
    rightist rightists radical radicals radically fanatic* ideologue* hardliner* militant-left thug thugs thuggish
    goon goons mob mobs rioter-loving elitist elitists globalist globalists socialist-leaning marxist marxists
    marxism communist-style warmonger* snowflake snowflakes libs libtard* woke wokeness wokeism sjw
    social-justice-warrior* feminazi* crony cronies stooge stooges henchman henchmen lackey lackeys mouthpiece
    cultists denialist denialists truther* birther* illegal-aliens anchor-baby open-borders anti-choice abortionist*
    death-tax job-killing big-government mainstream-media lamestream fake-news politically-correct culture-war
    culture-wars cancel-culture white-privilege gun-grabbing gun-nuts tree-hugging climate-alarmist
    climate-alarmists science-denying so-called self-proclaimed self-styled self-appointed apologist apologists
    sycophant* bootlick* grifter* charlatan* huckster* opportunist* hypocrit* trumpist trumpism trumpian
    progressive-mob anti-american un-american unamerican anti-white anti-police anti-gun anti-immigrant anti-science
    anti-vaxxer anti-vaxxers warped twisted radicalized indoctrinated`,
  weasel: `critics-say critics-claim critics-argue some-say some-argue some-believe many-say many-believe many-argue
    it-is-said it-is-believed it-is-widely experts-say experts-agree observers-say people-are-saying everyone-knows
    studies-show research-shows`,
  adverbs: `clearly obviously evidently-so of-course naturally-enough ironically thankfully mercifully predictably
    unsurprisingly not-surprisingly surprisingly curiously conveniently inexplicably undeniably indisputably
    unquestionably undoubtedly needless-to-say make-no-mistake let-s-be-clear in-fact-though admittedly
    interestingly hilariously laughably ostensibly basically literally simply-put frankly honestly arguably
    wrongfully foolishly wisely cynically disingenuously recklessly ludicrously`,
  minds: `wants-to-destroy hopes-to-distract secretly-wants is-afraid-of is-obsessed obsessed obsession obsessively
    fears-that-his loathes loathed despises despised bent-on hell-bent itching-to knows-full-well refuses-to-admit
    pretends pretended pretending feigned feigning feigns in-a-panic panicked panicking resentful vindictive
    vengeful spiteful`,
};
