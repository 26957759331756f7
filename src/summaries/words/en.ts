import { phrases, phraseSet, wordSet } from "./speech.ts";
import type { SpeechWords } from "./speech.ts";

export const en: SpeechWords = {
  language: "en",
  said: wordSet(`
    said say says told tell tells added adds asked ask asks replied replies answered answers wrote writes
    declared declares stated states explained explains argued argues continued continues noted notes
    warned warns insisted insists claimed claims admitted admits acknowledged acknowledges announced announces
    responded responds remarked remarks commented comments concluded concludes recalled recalls joked jokes
    quipped quips tweeted tweets posted posts shouted shouts yelled yells cried cries exclaimed exclaims
    whispered whispers thundered boomed beamed mused muses lamented laments complained complains observed observes
    countered counters retorted retorts conceded concedes confirmed confirms stressed stresses emphasized
    emphasised emphasizes emphasises reported reports suggested suggests predicted predicts promised promises
    vowed vows pledged pledges urged urges pleaded pleads testified testifies recounted recounts remembered
    remembers reiterated reiterates repeated repeats charged charges alleged alleges asserted asserts
    maintained maintains contended contends cautioned cautions advised advises offered offers proclaimed proclaims
    reasoned reasons sighed agreed agrees disagreed protested protests objected boasted boasts bragged
    called calls described describes dubbed dubs labeled labelled labels denounced denounces blasted blasts
    slammed slams ripped criticized criticised criticizes condemned condemns praised praises hailed hails
    dismissed dismisses mocked mocks accused accuses characterized characterised characterizes branded
    opined snapped snaps fumed ranted wondered wonders inquired began begins interjected interrupted
    demanded demands revealed reveals read reads joked deadpanned chanted chants swore swears tells
    tweeting texted emailed recommended clarified clarifies elaborated specified guessed estimated
    points pointed chimed barked retaliated affirmed affirms echoed echoes call describe insist
    argue write announce declare explain add reply respond note warn admit acknowledge complain joke quip tweet
    lament confirm stress emphasize emphasise suggest predict testify recount reiterate assert maintain contend
    caution proclaim boast denounce condemn criticize criticise dismiss accuse characterize conclude recall
    elaborate clarify affirm remark recite recited recites intoned roared screamed scoffed scolded gushed raved
    preached sang sings implored begged taunted teased cracked enthused marveled marvelled bristled demurred
    mumbled muttered murmured stammered elaborated nodded sneered hissed growled decried decries chastised derided
    derides surmised theorized summarized summed vented riffed remarks ventured responds instructed assured
  `),
  phrasal:
    phraseSet(`shot back, fired back, hit back, put it, puts it, cut in, weighed in, went on, goes on, chimed in, spoke up,
    called out, cried out, summed up, pushed back, struck back, kept going, went further, goes further`),
  saying: wordSet(`
    saying adding asking telling writing declaring stating explaining arguing noting warning insisting claiming
    admitting acknowledging announcing responding replying remarking commenting concluding recalling joking
    tweeting shouting yelling observing countering conceding confirming stressing emphasizing emphasising
    suggesting predicting promising vowing urging repeating alleging asserting maintaining contending cautioning
    calling describing dubbing labeling labelling denouncing criticizing criticising condemning praising
    dismissing mocking accusing quipping continuing answering pleading screaming chanting reading reiterating
    deriding referring characterizing characterising
  `),
  stances: wordSet(`
    supports supported opposes opposed welcomes welcomed proposes proposed wants wanted hopes hoped believes believed
    thinks thought feels felt fears feared sees saw views viewed considers considered finds found rejects rejected
    embraces embraced endorses endorsed backs backed defends defended attacks attacked bemoans bemoaned touts touted
    cites cited references referenced mentions mentioned names named invokes invoked quotes quoted compares compared
    likens likened portrays portrayed paints painted casts cast frames framed depicts depicted presents presented
    pans panned ridicules ridiculed rails railed assails assailed lambastes lambasted rebukes rebuked scolds
    regrets regretted apologizes apologized apologises apologised thanks thanked congratulates congratulated
    celebrates celebrated touting discusses discussed addresses addressed talks talked speaks spoke signals signaled
    signalled hints hinted implies implied indicates indicated shows showed outlines outlined details detailed
    lists listed lays laid issues issued releases released publishes published delivers delivered sends sent
    orders ordered directs directed instructs requires required prohibits concludes finds asks requests requested
    calls calling seeks sought plans planned expects expected intends intended aims aimed refers referred deems deemed
    treats treated blames blamed cheers cheered laughs laughed applauds applauded tries tried advocates advocated favors favored
    favours favoured urges pushes pushed presses pressed questions questioned challenges challenged doubts doubted
    disputes disputed denies denied refuses refused declines declined offers raises raised stands stood took
    takes made makes used uses held holds gave gives sums summed put puts singles singled likes liked loves loved hates hated
    remembers knows knew argued targets targeted criticizes evokes evoked vows pitches pitched eviscerates eviscerated
    rates rated ranks judged judges played plays downplayed downplays lauds lauded reaffirmed reaffirms foresees foresaw
  `),
  asking: wordSet(
    "asked asks asking questioned questions pressed presses challenged interviewed remembered remembers recalled recalls quoted quotes cited cites",
  ),
  replying: wordSet(
    "replied replies responded responds answered answers retorted retorts countered counters",
  ),
  takingStances: wordSet(`
    supporting opposing welcoming proposing hoping believing thinking fearing rejecting embracing endorsing backing
    defending attacking bemoaning touting citing referencing mentioning naming invoking quoting comparing likening
    portraying painting casting framing depicting ridiculing railing assailing lambasting rebuking regretting
    thanking congratulating celebrating signaling hinting implying indicating outlining listing pledging pointing
    blaming cheering lauding applauding advocating favoring pushing questioning challenging disputing offering
    seeking recounting describing joking boasting bragging complaining lamenting reminding expressing asserting
    using promoting putting tweeting posting marking mimicking imploring begging taunting
  `),
  helpers: wordSet(`
    has have had will would could can may might must did does do is was were be been being also later then
    once again often recently previously first now still just already even never not simply further
    famously both all himself herself themselves repeatedly initially eventually earlier ever finally only
    subsequently angrily flatly bluntly quickly publicly privately openly directly specifically clearly quietly
    reluctantly emphatically jokingly briefly loudly calmly tersely boldly proudly
    always sometimes yesterday today tomorrow afterwards tonight soon thus therefore actually
  `),
  passives: wordSet("is are was were be been being got gets"),
  doubts: wordSet(`
    allegedly supposedly purportedly reportedly apparently not never didn't doesn't don't hasn't haven't hadn't won't wouldn't cannot can't couldn't nobody none no neither nor
    if whether would should could might may did does without denied denies deny denying refused refuses unless imagine
  `),
  infinitives: wordSet("to"),
  accordingTo: phrases("according to", "in the words of"),
  continuing: wordSet("on continued continues proceeded proceeds"),
  quotedBy: phrases("as quoted by", "as reported by", "as cited by", "as told to"),
  creditedTo: [],
  pronouns: wordSet("he she they it i we you who"),
  masculine: wordSet("he mr sir congressman councilman chairman spokesman king prince uncle assemblyman"),
  feminine: wordSet(
    "she mrs ms miss dame madam congresswoman councilwoman chairwoman spokeswoman queen princess aunt",
  ),
  objects: wordSet("him"),
  relatives: wordSet("who"),
  fronting:
    /ing$|^(?:asked|reached|contacted|pressed|questioned|faced|given|told|dismayed|preceded|based|born|elected|appointed|joined|buoyed|encouraged)$/u,
  takingObjects:
    /^(?!(?:(?:morn|even|meet|hear|brief|build|rul|wedd|fil|gather|open|clos|be|sibl|k|th|some?th|noth|anyth|everyth|dur|spr|outgo|incom|act|sitt|lead|manag|found|reign|retir|visit|stand|serv|presid|ris|aspir|budd|accord|train|swimm|box|rac|fish|hous|bank)ing)$).+ing$/u,
  determiners: wordSet(`
    the a an his her its their our my your this that these those one another some many several two three four
    five six most each both no other every
  `),
  datives: wordSet(""),
  prepositions: wordSet(`
    in on at by from to with about after before during since until over under against between through into
    within without despite amid among as like unlike near outside inside last next via following toward towards
    upon across around behind beyond alongside per than besides ahead because
  `),
  within: wordSet("in"),
  belonging: wordSet("of for"),
  and: wordSet("and & or"),
  but: wordSet("but yet"),
  joints: wordSet(`
    that as which who whom whose when where while because if whether but so although though unless what why how
    once whereas yet until as nor since after before
  `),
  verbs: wordSet(`
    is are was were has had have be been isn't wasn't weren't aren't does did do didn't doesn't will would can
    could should may might must came comes it's he's she's that's they're
  `),
  works: wordSet(`
    film movie book novel song album show podcast play series documentary headline headlines headlined titled entitled
    called known dubbed nicknamed programme program initiative slogan slogans motto hashtag magazine poem painting
    exhibition game episode column drama musical comedy thriller memoir ballet opera single website album video
    campaign sculpture operation codenamed brand theme tour award prize caption section ad hat hats sign signs word
    words term phrase latin
  `),
  titles: wordSet(`
    mr mrs ms miss mx dr prof professor madam rev reverend rabbi imam bishop archbishop cardinal president
    vice-president president-elect premier chancellor minister secretary senator sen congressman congresswoman
    representative rep gov governor mayor ambassador speaker leader chief judge justice attorney general gen col
    colonel capt captain lt lieutenant sgt sergeant maj major adm admiral officer detective sheriff constable
    inspector superintendent commissioner commander director chairman chairwoman chair chairperson executive ceo
    coach councillor councilman councilwoman alderman assemblyman assemblywoman delegate spokesman spokeswoman
    spokesperson analyst republican democrat democratic independent former economist author editor host anchor
    correspondent reporter strategist manager adviser advisor lawyer prosecutor undersecretary deputy whip
    candidate nominee gop agent aunt uncle pastor treasurer presidential founder co-founder
    columnist consultant pollster aide activist blogger operative supporter resident student veteran actor actress singer
    researcher scientist historian expert writer journalist businessman businesswoman entrepreneur farmer teacher nurse
    owner neighbor neighbour friend colleague
    american british french german spanish russian chinese japanese israeli canadian mexican colombian
    venezuelan brazilian italian ukrainian turkish indian australian iranian iraqi syrian saudi polish
  `),
  bodies: wordSet(`
    department committee party union commission council association university college school office ministry
    bank group foundation institute center centre court agency service times post news journal press house
    senate congress campaign administration company corporation corp inc ltd bureau board authority police
    force forces army navy guard party's society club league federation network project fund trust coalition
    alliance organization organisation state states nations republic city county street magazine tribune herald
    radio television tv media team report review act center's hospital church district parliament assembly
    government national international north south east west new america united kingdom europe valley
  `),
  titleEndings: [],
  particles: wordSet(
    "de del della di da dos das du la le van der den von zu bin ibn al el ter ten af av y e",
  ),
  notNames: wordSet(`
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov
    dec god christmas easter internet here there yes no well oh ok okay today yesterday tomorrow meanwhile
    neither either both only even now then so thus likewise back just any every eight three four five six seven nine ten two one soon often once again
    moments minutes hours days weeks months years more throughout absent amid
    however moreover later earlier instead still perhaps maybe indeed
  `),
  personNoun:
    /(?:er|or|ist|ian|ant|ent|ee|man|woman|men|women|person|son|wife|husband|mum|dad|ete|oop|ard|ative|crat|can|ese|ish)s?$|^(?:boy|girl|guy|kid|child|chief|teen|youth|cop|vet|pro|star|hero|king|queen|pope|nurse|cook|nun|monk|spouse|bride|groom|aunt|niece|nephew|cousin|twin|priest|saint|witness|victim|suspect|judge|champ|aide|ally|ex|one|ones|others|two|three|pair|couple|duo|pundit|mogul|tycoon|icon|idol|poet|coach|page|clerk|host|guest|envoy|whip|elder|adult|male|female|lad|lady|sir|dame|lord|peer|figure|head|face|voice|nominee|hopeful|rival|foe|pilot|chef|guru|expert|scholar|student|celebrity|attorney|official|professional|politico|novice|rookie|general|marshal|colonel|sheriff|mayor|premier|native|local|relative|parent|individual|everyone|somebody|someone|nobody|many|some|most|few|all|both|another|each|his|hers|former|latter)s?$/u,
  clitics: undefined,
  nounsHaveCapitals: false,
  verbComesSecond: false,
  namesBend: false,
  dashSpeech: false,
};
