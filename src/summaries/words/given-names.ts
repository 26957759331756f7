import { wordSet } from "./speech.ts";

/**
 * Given names that nearly always belong to a man, or to a woman, wherever these languages are spoken; in small letters.
 * Names that change sides between countries ("Andrea", "Jean", "Robin") are left out: what is not known is not guessed.
 * Written from general knowledge; the idea of reading gender off a given name is as old as the resolution of pronouns.
 */
export const MENS_NAMES = wordSet(`
    aaron abdul abdullah abdullahi abe abel abraham adam adolf adrian ahmad ahmed akira alan albert alberto alec
    alejandro aleksandr alessandro alexander alexandre alfonso alfred alfredo ali allan allen alvin ambrose amir
    amos anders andreas andrei andrew andriy andrzej andré andrés andy angus ansel anthony antoine anton antonio
    antti antónio anwar archibald arlen arlo arnaud arne arnie arnold arthur artur arturo asa asher augustin avi
    axel aziz barack barry bart bashar bela ben benedict benjamin benny bernard bernardo bernd bernhard bernie
    bertrand bill billy bjarne björn bob boris boyd brad bradley brandon brendan brendon brent brett brian brock
    bruce bruno bryan buddy burkhard burt byron caleb calvin carl carlo carlos carlton casper cedric cesar chad
    charles chet christian christoph christophe christopher chuck clarence claude claudio clay clayton clemens
    cliff clifford clifton clint clyde cody colin connor conrad cordell cornelius craig cristiano curtis cyril
    cyrus césar dale damien damon dan daniel danny darius darnell darrell darren darryl dave david deandre
    delbert denis dennis denny derek dexter dick diego dieter dietmar dinesh dirk dmitri dmitry dmytro domenico
    dominik donald donnie doug douglas duncan dustin dwayne dwight dylan eberhard ed eddie edgar edmond edmund
    eduard eduardo edward edwin egon eli elias elijah elliott ellis elmer elon elton emil emilio emmanuel emmett
    enrique ephraim eric erich erik ernest ernesto ernie ernst ethan eugene ezra fabian fabio farid fedor felipe
    felix ferdinand ferenc fergus fernando fidel filip florian floyd forrest francesco francis francisco franck
    franco frank frankie franz françois fred frederick fredrik friedrich fritz frédéric gabe gabor gabriel
    gareth garrett garry gary gavin gene geoffrey georg george georges gerald gerard gerhard gerry giacomo
    gideon gil gilbert giles gilles gino giorgio giovanni giuseppe glen glenn gonzalo gordon graeme graham grant
    greg gregor gregory guido guillaume guillermo gunther gus gustav gustavo gérard günter günther hal hamid
    hank hans harlan harold harry haruki harvey hassan hector heinrich heinz helmut henning henri henrik henry
    herb herbert herman hermann hernán hideo hiram horace horst howard howie hubert hugh hugo hussein héctor ian
    ibrahim ignacio igor ihor ike imran imre ingo ira irving irwin isaac isaiah isidore ismail ivan ivor jabari
    jack jacob jacques jake jakob jamaal jamal james janos jared jarrod jason jasper javier jeb jed jeff jeffrey
    jens jeremiah jeremy jerome jerry jesús jethro jim jimmy joachim joaquín joe joel johan johann johannes john
    johnny jomo jon jonas jonathan jorge jorgen jose josef joseph josh joshua josip josé joão juan jud judd
    julian julien julio justin jérôme jörg jürgen karim karl karsten keith ken kenji kenneth kenny kevin khalid
    khizr kirk klaus kofi konrad konstantin kurt kwame kyle lamar lance larry lars laszlo lawrence lech leon
    leonard leonardo leopold leroy lester lewis liam linus lionel lloyd lonnie lorenzo louis lowell luc lucas
    luciano luigi luis luiz lukas luke luther lutz luís lyle lyndon mack maksym malcolm malik manfred manuel
    marc marcel marcelo marco marcos marcus mariano mario mark markus marlon martin marty marvin massimo mateo
    mathias mathieu matt matteo matthew matthias maurice mauricio maurizio max maxim maxime maximilian mehmet
    mel merle micah mickey miguel mike mikhail miklos milo milton mitch mitchell mohamed mohammad mohammed monty
    morris moses muhammad muhammed murat mustafa mykhailo mykola nadir nasser nate nathan nathaniel neal ned
    neil nelson newt nick nico nicolas nigel nikhil nikolai nikolas noah noel nolan norbert norman oleg oleh
    oleksandr oleksiy oliver olivier omar orlando orrin osama oscar otto owen pablo paolo pascal pasquale
    patrick paul paulo pavel pavlo pedro percy pete peter petr petro phil philip philipp philippe phineas pierre
    pietro preston quentin quincy rafael rafe rahm rahul rainer raj rajesh ralf ralph ralphie ramesh ramón
    randall randy raphaël rashid raul ray raymond raynard raúl reggie reginald reid reince reuben rex rhett
    ricardo richard rick rickey ricky rob robert roberto rod roderick rodney rodrigo roger roland rolf roman ron
    ronald ronnie roy royce rudolf rudy rufus rupert russ russell rusty ryan rémi rüdiger sajid salvador samir
    sammy samuel sandor sanford sanjay santiago satoshi saul scott scotty sean sebastian sebastien sebastián
    sergei sergey sergio sergiy serhiy seth shane shaun sid sigmar silas simon solomon spencer stan stanislav
    stanley stefan stefano stephan stephen steve steven stewart strom stuart stéphane sven sylvester sébastien
    tad taras tariq ted terence terrence thabo thaddeus theo theodor theodore thierry thomas thorsten thurgood
    tiago tim timothy tobias toby todd tom tomas tommy tomás tony torsten travis trent trevor troy tyler tyrone
    udo ulf ulrich umberto uwe vaclav vadym vasyl vern vernon vicente victor vijay viktor vince vincent vincenzo
    virgil vitalii vitaly vladimir volker volodymyr wade walt walter warren wayne werner wes wesley wilbur
    wilfred wilhelm willard william willie willy winston wladimir wolfgang woodrow woody xavier yann yasser
    yousef yuri yuriy yusuf yves zach zachary zack zane zoltan álvaro étienne андрій богдан василь володимир
    віктор віталій денис дмитро костянтин максим микола михайло олег олександр олексій павло петро роман сергій
    степан тарас юрій ярослав євген іван ігор
`);

export const WOMENS_NAMES = wordSet(`
    abigail ada addie adele adriana agatha agnes agnieszka aisha alejandra aleksandra alexandra alice alicia
    alina alison alma althea alyssa amalia amanda amber amelia amy amélie ana anastasia anastasiia angela
    angelina anita anja anke ann anna anne annegret annette annie annika antje antonella antonia ariana arianna
    arlene ashanti astrid audrey aurélie ava babette barb barbara beate beatrice beatriz becky belinda bella
    bernadette bernice bertha bessie beth bette bettina betty beverly bianca birgit birgitte blanche bonnie bree
    bridget bridgette brigid brigitte britney britta bárbara callie camila candace candice carla carlotta carly
    carmen carol carole caroline carolyn carrie cassandra cassie catalina caterina catherine cathy cecilia
    celeste celia celine charlene chelsea cherie cheryl chiara chloe chloé chrissy christa christiane christie
    christina christine christyn cindy clara clare clarissa claudette claudia cleo clémence colleen concepción
    connie constance consuelo cora coretta cornelia courtney cristina cynthia cécile céline daisy daniela
    danielle daphne daria darlene deanna deb debbie debora deborah debra deirdre delia delilah della delphine
    denise desiree diana diane dianne dina dinah dolly dolores donatella donna dora doris dorothea dorothy
    dottie eda edith edna effie eileen elaine eleanor elena elfriede elisa elisabeth eliza elizabeth ella elle
    ellen eloise elsa elsie elvira emilia emily emma enid erica erika erin ernestine esperanza estella estelle
    ester esther eugenia eunice eva eve evelyn fatima fay faye federica felicia felicity fern fernanda fiona flo
    flora fran frances francesca francine franziska françoise freda frederike frieda fátima gabriela gabriella
    gail gayle genevieve geraldine gerda gertrud gigi gillian gina ginny gisela giselle giulia gladys glenda
    gloria goldie grace greta gretchen gudrun gwen gwendolyn hallie hanna hannah harriet hattie hazel heather
    hedwig heidi heike helen helena helene helga henrietta hester hilary hilda hildegard hillary holly huma
    hélène ida ilse imelda ina ines inga inge ingeborg ingrid inés irene irina iris irma iryna isabel isabella
    isabelle iva ivana ivanka jaclyn jacqueline jacquelyn jada jane janelle janet janice janie janine jasmine
    jayne jeanette jeanne jeannette jeannie jena jenna jennifer jenny jeri jessica jill jillian joanna joanne
    jocelyn jodie joni josefina josephine josie joyce juana juanita judi judith judy julia juliana julie juliet
    juliette karen karin karina katarzyna kate kateryna katharina katherine kathie kathleen kathryn kathy katie
    katja katrin katy katya kaye keisha kelli kellie kellyanne kendra kerstin kiersten kimberley kimberly
    kirsten kirstie kitty klara krista kristen kristi kristin kristina kristine kylie lacey lana lara larissa
    latisha latoya laura lauren laurence laurie lavinia leah leanne leila lena leonora leslye leticia letitia
    libby lila lilian lillian lily linda lindsay linnea lisa liselotte liz liza lizzie lois lola lorena loretta
    lorraine lottie louella louise lucia luciana lucie lucille lucinda lucy lucía luisa luise lulu luz lydia
    lynda lynette lynne mabel maddalena madeleine madeline mae magdalena maggie malala mamie mandy manuela mara
    marcela marcia margaret margarethe margarita margo margot marguerite maria mariam mariana marianne maribel
    maricela marie mariela marilyn marina marine marisa marissa marjorie marlena marlene marsha marta martha
    martina mary maryam maría mathilde maud maureen maxine maya małgorzata mechthild meg megan megyn mei melania
    melanie melissa mercedes meredith meryl mia michaela michelle mildred milena mimi mindy minnie mira miriam
    moira mollie molly mona monica monika muriel myra myriam myrtle mónica nadia nadine nan nancy nanette naomi
    natalia natalie natalya natascha natasha nathalie neera nell nellie nettie nichole nicolaette nicole nikki
    nina nora noreen norma odette odile oksana olena olga olha olivia oprah paige pam pamela patricia patsy
    patti patty paula pauleen paulina pauline peggy penelope penny petra petunia phoebe phyllis pilar polly
    priscilla priya queenie rachael rachel ramona raquel reba rebecca regina renata renate renee rhoda rhonda
    rita roberta rochelle rocío rosa rosalie rosalind rosanna rosanne rosario rose roseanne rosemary rosie
    roxana roxanne ruth sabina sabine sabrina sadie sallie sally salma samantha samira sandra sara sarah saundra
    selina serena serenity sharon sheila shelley sherri sherry shirley shonda sibylle sigourney sigrid silke
    silvia simona simonetta sofia sofía solange sondra sonia sonja sophia sophie stefanie stella stephanie
    stéphanie sue suki sulome sunniva susan susana susanna susanne suzanne suzette svenja svetlana sylvia sylvie
    tabitha tamara tamika tammy tania tanja tara tasha tatiana tatjana teresa tereza teri tetiana thelma
    theodora theresa therese tiffany tina tonya tricia trish trudy ulrike ursula ute valentina valeria valerie
    valérie vanessa velma vera verena verna veronica veronika verónica vicki vicky viktoria viola virginie
    vivian viviana vivien véronique wanda wendy wiebke wilhelmina willa wilma winifred winona ximena yael yoko
    yolanda yulia yvette yvonna yvonne zelda zelma zoe zoey ángela élisabeth élise émilie алла аліна анастасія
    анна валентина вікторія галина ганна дарина катерина лариса леся людмила марина марія надія наталія оксана
    олена ольга світлана софія тамара тетяна юлія яна ірина
`);
