/**
 * Words that tell questions from statements in English, German, French and Spanish, in lower case without accents. Our own lists. One set for
 * all four languages: the words do not collide, and a sentence is often too short to know its language.
 */
import { listed, phrases } from './words.ts';

/** Words before a question that do not belong to it. */
export const LEAD_INS = listed(`
  hi hello hey good morning afternoon evening ok okay so and or but well now then thanks thank great right alright sure yes no yeah oh ah um
  uh just also first firstly next finally sorry please before say
  hallo guten tag morgen also und oder aber nun dann danke gut ja nein okay genau ach noch bitte zunachst
  bonjour bonsoir salut alors et ou mais bon bien merci oui non donc ensuite d'accord euh
  hola buenos buenas dias tardes entonces y o pero bueno gracias si vale pues claro ahora`);

/** Words that begin open questions. */
export const OPEN = listed(`
  what what's whats how how's why who who's whom whose where when which
  was wie warum wieso weshalb weswegen wer wen wem wessen wo wann woher wohin womit wofur woran worauf woraus wodurch welche welcher welches
  welchen welchem inwiefern inwieweit wieviel
  que qu'est-ce quoi comment pourquoi qui ou quand quel quelle quels quelles combien qu'est-ce-que
  como porque quien quienes donde cuando cual cuales cuanto cuanta cuantos cuantas`);

/** Begin both statements and open questions; only a question mark or a verb behind them decides. */
export const OPEN_OR_NOT = listed('when where which who was wo ou que quand como cuando donde porque wie wer');

/** Verbs that begin closed questions. */
export const CLOSED = listed(`
  do does did have has had are is was were am will would can could should shall may might must
  haben hat hast hatte hatten sind ist bist waren war wird werden wurde wurden kann konnen konnten sollen soll mussen muss darf durfen gibt
  gab machen macht nutzen verwenden arbeiten planen kennen wissen mochten wollen brauchen sehen denken glauben finden
  est-ce avez-vous etes-vous pouvez-vous savez-vous faites-vous utilisez-vous connaissez-vous voulez-vous voyez-vous pensez-vous y-a-t-il
  as-tu es-tu peux-tu sais-tu
  tiene tienen hay puede pueden esta estan es son ha han hace hacen usa usan utiliza utilizan conoce conocen sabe saben quiere quieren
  cree creen podria podrian existe existen tienes puedes sabes conoces usas`);

/** Subjects behind the verb of a closed question. */
export const SUBJECTS = listed(`
  you u your anyone anybody someone somebody there it this that these those they he she i we the any all everyone
  sie ihr du ihre ihrer ihren man es das die der den dieser diese jemand er wir ich
  vous tu`);

/** Whom a question is addressed to. */
export const ADDRESSED = listed(`
  you u your yours you've you're you'd you'll yourself
  sie ihr ihre ihren ihrem ihrer ihnen du dein deine dich dir euch euer eure
  vous votre vos tu ton ta tes toi
  usted ustedes su sus tu tus te vosotros vuestro vuestra`);

/** Invitations to say more that need no question mark. */
export const INVITATIONS = phrases(`
  tell me / tell us / tell about / walk me through / walk us through / talk me through / talk us through / help me understand / describe /
  may i ask / can i ask / could i ask / let me ask you / i was wondering if you / i am wondering if you / i'm wondering if you /
  i wonder if you / i'd like to know / i would like to know / i'd love to hear / i am curious / i'm curious / would you like to hear /
  i was going to ask / i wanted to ask / i want to ask / is there anything / is there anymore / do you mind if i ask / give me an example / what about you / how about you /
  could you tell / can you tell / could you describe / can you describe / could you explain / can you explain / can you walk / could you walk
  erzahlen sie / beschreiben sie / schildern sie / erklaren sie / nennen sie / darf ich fragen / darf ich sie fragen / mich wurde interessieren /
  mich interessiert / ich wurde gern wissen / ich wurde gerne wissen / ich frage mich ob sie / konnen sie mir sagen / konnen sie beschreiben /
  fuhren sie mich durch / sagen sie mir / geben sie mir ein beispiel
  parlez-moi / dites-moi / racontez-moi / decrivez / decrivez-moi / expliquez-moi / puis-je vous demander / puis-je demander /
  j'aimerais savoir / je voudrais savoir / je me demande si vous / donnez-moi un exemple / pouvez-vous m'expliquer / pouvez-vous decrire
  cuenteme / cuentame / digame / dime / describame / expliqueme / hableme / puedo preguntar / puedo preguntarle / me gustaria saber /
  quisiera saber / me pregunto si usted / deme un ejemplo / podria explicarme / puede explicarme`);

/** Openings of a statement in the form of a question: what follows informs and does not ask. */
export const STATEMENT_OPENINGS = phrases(`
  did you know / do you know that / do you realise that / do you realize that / are you aware that / have you heard that / did you hear that /
  can you imagine / could you imagine / what if / how would you feel if / how would you like it if / what would it be like / guess what /
  what are you waiting for / what is stopping you from / why not / why wait / who doesn't / who wouldn't / who would not / who could say no /
  who could / who can say / who else / where else / what better / what could be better / how could anyone / how can anyone / how can you say no /
  is that too much / is it too much / is that asking too much / do you really want / do you want to help / do you want to be part /
  do you want to miss / how about some / how about the / how about this / how about we / how about just / how about only
  wussten sie / wusstest du / konnen sie sich vorstellen / ist das nicht / sind das nicht / ware das nicht / ware es nicht / warum nicht /
  warum also nicht / warum warten / wollen sie nicht / mochten sie nicht / finden sie nicht / meinen sie nicht / glauben sie nicht /
  denken sie nicht / wer will das nicht / wer mochte nicht / wer will nicht / was ware wenn / wie ware es wenn / worauf warten sie /
  wollen sie wirklich / ist das zu viel verlangt
  saviez-vous / savez-vous que / le saviez-vous / imaginez-vous / pouvez-vous imaginer / n'est-ce pas / ne voulez-vous pas / n'avez-vous pas /
  ne pensez-vous pas / ne trouvez-vous pas / ne serait-ce pas / n'aimeriez-vous pas / pourquoi pas / pourquoi ne pas / pourquoi attendre /
  qui ne voudrait pas / et si / qu'attendez-vous / voulez-vous vraiment
  sabia que / sabia usted que / sabian que / sabias que / puede imaginar / puede imaginarse / no le parece / no cree que / no cree usted /
  no le gustaria / no quiere / no quieren / no seria / no es / por que no / por que esperar / quien no querria / quien no quiere / y si /
  a que espera / de verdad quiere`);

/** What is asked, unless more follows. */
export const BARE_STATEMENT_OPENING = 'did you know that';

/** Questions for a commitment, not for information: they close, as Rackham has it. */
export const CLOSING = phrases(`
  will you help / will you join / will you try / will you give / will you support / will you please / will you be the / will you be that /
  can you help / could you help / would you help / can you spare / could you spare / can we count / can i count / could we count /
  would you consider / could you consider / would you be willing to / are you willing to / are you ready to / shall we / can i put you down /
  can we sign / would you sign / could you sign / will you sign / shall i send you the contract / do we have a deal
  konnen wir auf sie / darf ich auf sie / wurden sie unterschreiben / unterschreiben sie / sind sie bereit / sollen wir / machen sie mit
  pouvons-nous compter / puis-je compter / etes-vous pret / seriez-vous pret / signez-vous / voulez-vous signer / on signe
  podemos contar / puedo contar / esta dispuesto / estaria dispuesto / esta listo para / firmamos / quiere firmar`);

/** Tails that turn a statement into a demand for consent. */
export const TAGS = new Set(
  phrases(`
  right / correct / agreed / okay / ok / yes / no / don't you / don't you think / don't you agree / doesn't it / isn't it / isn't that so /
  aren't they / won't you / wouldn't you / you know / you see / eh / huh / interested / sound fair / sounds fair / sound good / sounds good /
  how about it / how bout it / what do you say / deal / fair enough / make sense / makes sense / how about you / and you
  oder / nicht wahr / gell / ne / richtig / oder nicht / stimmt's / einverstanden / was sagen sie / klingt gut / interessiert
  n'est-ce pas / non / hein / d'accord / pas vrai / qu'en dites-vous / interesse / ca vous dit
  verdad / no / cierto / a que si / de acuerdo / no cree / no le parece / que le parece / vale / interesado`),
);

/** Questions that only ask for consent after a statement: `It helps everybody, does that sound good?` */
export const CONSENT = phrases(`
  how does that sound / what do you say / what do you think / how do you feel about that / does that sound / does this sound / is that something you / is this something you / is that something that / is this something that /
  are you sure / is there any chance / do you think that is true / do you think that's true / would you agree / do you agree /
  sound fair / sounds fair / sound good / sounds good / make sense / makes sense / interested
  wie klingt das / was meinen sie / was sagen sie / was denken sie / klingt das / hort sich das / ist das etwas / ware das etwas / sind sie sicher / stimmen sie zu / einverstanden / interessiert
  qu'en dites-vous / qu'en pensez-vous / cela vous semble / ca vous semble / etes-vous sur / etes-vous d'accord / est-ce que cela vous semble / ca vous dit / interesse
  que le parece / que dice / que opina / le parece / le suena / esta seguro / esta de acuerdo / es algo que / suena bien / de acuerdo / le interesa`);

/** Verbs of tags (`…, can you?`, `…, doesn't it?`) and, negated, of leading questions (`Don't you want …?`). */
export const TAG_VERB =
  /^(?:is|are|was|were|do|does|did|has|have|had|ca|can|could|wo|will|would|should|must)(?:n't|nt)?$/;
export const NEGATED = /^(?:is|are|was|were|do|does|did|has|have|ca|could|wo|would|should)n(?:'t|t)$/;

/** Words by which an offer is made smaller. They make a question a plea: `Even a small one?` */
export const PLEAS = listed(`
  even just only maybe perhaps spare lousy vielleicht nur wenigstens blo bloss sogar peut-etre seulement meme quizas quiza solo siquiera tal`);

/** Verbs that begin requests to act as well as questions. */
export const REQUESTS = listed('can could will would konnen konnten wurden pouvez-vous pourriez-vous puede podria');
