/** What people write under a digest: talk among themselves, and questions about the news. Our own lines. */
const lines = (text: string): readonly string[] => text.trim().split("\n");

export const chatter = lines(`
lol
haha
😂😂😂
ok
nice
wow
thanks
thx bot
good morning
gm all
morning everyone
good night
see you tomorrow
no way
really?
seriously?
again?
what?
what??
huh
hmm
oh no
oh well
same
this
exactly
agreed
+1
👍
🎉🎉
who cares
who cares about herring
who knew
who asked
what a mess
what a surprise
what a day
what an idea
what else is new
what's up
what’s up everyone
whats new with you
how nice
how typical
how sad is that
how lovely
how about that
how are you all
how is everyone doing
how's life
how dare they
how on earth
why am i not surprised
why not
why bother
why oh why
is it friday yet?
is anyone awake?
is anybody going tonight?
is someone bringing cake?
are we meeting at six?
are you coming?
are you kidding me
are you serious?
do you have a minute?
do you want coffee?
do we need milk?
did you see my message?
did you sleep well?
did anyone call the plumber?
have you eaten?
have we paid the rent?
can we talk later?
can someone open the door?
can anyone lend me a bike?
can i call you?
could we move this to friday?
could be worse
will you be there?
would you like some tea?
should we order pizza?
should i bring anything?
has anyone seen my keys?
where are you?
where are my glasses
where's my umbrella
when's lunch
when are you back?
which of you took the charger?
tell him i said hi
tell her to call me
tell them later
tell your mother
show off
lunch?
coffee?
beer tonight?
football later?
pizza or pasta?
anyone up for a swim?
anybody home?
ready?
done?
all good?
you there?
right?
true?
yes?
no?
me too
me neither
not again
not this again
I knew it
told you so
I told you
I love this bot
this bot is great
bad bot
good bot
best digest ever
too long
tl;dr
reading this with coffee
first
second
bump
following
saved
sharing this with my brother
my uncle works there
my aunt lives next to the tunnel
we took the ferry last week
the ferry was packed yesterday
glad I took the train
I never liked that tunnel
I hate that tunnel
that tunnel is cursed
they should have fixed it
they never learn
typical port authority
poor divers
hope everyone is fine
hope they find it soon
get well soon
stay safe everyone
take care
be careful out there
drive safely
the weather is awful
it is so windy here
it's raining again
so cold today
my feet are wet
my train is late
running late, sorry
sorry
no worries
never mind
forget it
whatever
meh
yawn
boring
old news
fake news
sure
of course
obviously
definitely
maybe
perhaps
probably
I guess
I think so
I don't think so
I doubt it
we'll see
let's see
let's go
let's hope so
let's meet at the harbour
see you at the harbour
at the harbour now
on my way
be there in ten
five minutes
two more minutes
almost there
just arrived
parking is impossible
the café is full
got us a table
bring an umbrella
don't forget the tickets
I have the tickets
who has the tickets lol
what time is dinner lol
happy birthday Mara!
happy birthday!
congrats!
congratulations
well done
bravo
cheers
prost
salud
skål
yummy
delicious
that cake though
look at this cat
cute
so cute
❤️
❤️❤️❤️
🙏
🤔
🙄
😴
brb
afk
back
hi
hello
hey
hi all
hello everybody
bye
ciao
tschüss
adiós
jaja
jajaja qué bueno
qué risa
buenos días
buenas noches
gracias
de nada
vale
vamos
no me digas
qué frío hace
ay dios
guten Morgen
gute Nacht
danke
bitte
genau
stimmt
na ja
ach so
ha ha
nicht schon wieder
so ein Mist
schönes Wochenende
merci
bonjour
bonne nuit
mdr
c'est la vie
tant pis
bom dia
obrigado
boa noite
kkkk
доброго ранку
дякую
ага
ну так
жах
смішно
my phone is at 2 percent
sent from my phone
wrong chat sorry
oops
typo
*tunnel
edit: tunnel
I mean the other one
no the other tunnel
yes that one
like last year
like every year
just like my old boss
reminds me of school
I was in school with Holt
Holt was my neighbour
Brandt is right
Brandt is a hero
Maren Holt for mayor
vote Holt
down with the tunnel
save the herring
herring for everyone
I prefer mackerel
mackerel is better anyway
fish on friday
now I want fish
now I am hungry
hungry
sleepy
bored
excited
finally
finally some news
finally friday
weekend!
holiday soon
back to work
meeting now
in a meeting
call me
text me
dm me
ask mum
ask your dad lol
no idea
no clue
beats me
don't ask me
don't know
I have no idea what is going on
what is going on lol
this made my day
crying
dead
I'm dead
can't even
can't wait
so proud
love it
hate it
same here
ditto
word
facts
big if true
source: trust me bro
`);

export const questions = lines(`
who said the seal failed?
who is Maren Holt?
who is Tomas Brandt
who speaks for the union?
who runs the port authority?
who decided on the quota?
what happened in the tunnel?
what does the union say?
what did the fire service say
what is the reason?
what do the fishers say about it?
what is the quota next year?
what will happen to the ferries?
what does the report say?
what does the council plan
when was the tunnel closed?
when will the tunnel open again?
when was it built?
when does the quota start
when did the water come in?
where is the tunnel?
where do the cars go now?
where did the water enter
why was it closed?
why did the seal fail?
why is the quota cut?
why now?
why?
who?
when?
where?
how?
how many?
how much?
how many people were in the tunnel?
how many cars use it a day?
how many phones got the message
how much is the cut?
how long will it stay closed?
how long does that take
how did they get out?
how do the ferries help?
how old is the tunnel?
how big was the leak?
which tube is flooded?
which stocks have shrunk?
which outlets report this?
did anybody get hurt?
did nobody get hurt in the tunnel?
did the port authority say why?
did the union warn them?
does the ferry run at night?
does the port authority know the cause?
does it say who paid?
is the tunnel still closed?
is it true that 340 people were inside?
is it known who sent the message?
is anyone to blame?
is it safe now?
is it open again?
are the ferries running?
are there any injuries?
are the numbers confirmed?
was anyone hurt?
was the union warned in spring?
was there an inspection?
were there children in the tunnel?
has the cause been found?
has the council reacted?
have the police said anything?
will it open next week?
will the quota be cut again?
can you tell me more about the quota?
can you explain the numbers?
could you explain why it failed
tell me more about the tunnel
tell me what Holt said
show me the source
show the quote by Brandt
explain the quota
explain why the numbers differ
summarise the second story
more about the herring
more on the tunnel please
what about the ferries?
what about the union
any news on the cause?
any more details on the leak
and the quota?
and what does he say?
and why is that?
but who pays for the ferries?
so how many were hurt?
ok but when does it open?
says who?
since when?
¿quién dijo que falló la junta?
¿cuántas personas había en el túnel?
wer hat das gesagt?
wie viele Menschen waren im Tunnel?
`);
