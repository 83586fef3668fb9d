import type { Lexicon } from './words.ts';

export const english: Lexicon = {
  filler: `
    a an and also all any am are as at be but by dont for from get given go got had has have he her here him his i id if im in is isnt it its ive
    just me mine more most much my no not now of off on one only or our ours out over own per please pls plz put she shes should so some such sorry
    still sure than the their them then there theres these they theyre this to too until up us was we were weve where while who will with yet field
    fields box text answer answers question questions entry input entries currently moment actually basically simply far unfortunately honestly again
    same regarding about because yes yeah yep ok okay`,
  context: `
    after before today tomorrow tonight yesterday later soon next last week weeks month day days monday tuesday wednesday thursday friday quarter
    call calls meeting demo workshop session visit discussion conversation customer customers client clients prospect buyer contact team manager
    boss sales seller rep info information details note notes data stage gate
    deal opportunity crm salesforce system form record time point end already once eod asap need needs needed see check ask update page
    first second part thing things value stuff internally externally online phone shared bit version final draft max min new old review january february march april may june july august september october november december jan feb apr jun jul aug sep sept oct nov dec`,
  barred: `tbd | tba | tbc | n/a | na | to be determined | to be defined | to be announced | to be confirmed | unknown | not known | don't know | dont know | no idea | not applicable | placeholder | lorem ipsum | xxx`,
  exact: `
    tbd | tba | tbc | tbf | n/a | na | n.n. | nn | n.d. | nd | s/o | s/d | n/k | n/s | null | nil | nan | undefined | void | todo | to do | fixme |
    wip | idk | dunno | xxx | xx | zzz | yyy | test | testing | asd | qwe | zxc | foo | bar | foo bar | foobar | blah | bla | etc | hmm | ok | okay |
    lorem ipsum | xyz | 123 | abc | w/e | unk | to be determined | to be defined | to be decided | to be discussed | to be confirmed | to be announced |
    to be filled | to be filled in | to be completed | to be clarified | to be checked | to be updated | to be added | to be provided | unknown |
    not known | unclear | not sure | no idea | no clue | dont know | i dont know | i do not know | do not know | we do not know | not applicable |
    not available | not relevant | pending | in progress | work in progress | coming soon | placeholder | dummy | sample | something | anything |
    whatever | stuff | things | various | misc | miscellaneous | other | same | ditto | good | fine | done | great | nice | cool | default | empty |
    blank | no comment | no comments | missing | unspecified | unsure | skip | skipped | ignore | delete me | hello | hi | hello world | later |
    not yet | nothing yet | none yet | tb determined | 2bd | t.b.a | obviously | of course | standard | as always | always | everything | yada |
    high | important | open | see | lol | haha | meh | soon | next time | who knows | question mark | n.a | nope | jk | nvm | no quote | verbal | verbally | orally | agreed | confirmed | paraphrased | padding | nothing much | password | baz | one two three | normal | usual | classic | redacted | known | needed | yes we do | we agree | i agree | tdb | sounds good | looks good | example | for example | john doe | jane doe | eg | ie | will do | n.a.n | xd | rofl | lmao`,
  classes: {
    see: 'see|check|refer|read|view|cf|consult',
    place: `
      notes|note|deck|decks|slides|slide|presentation|proposal|offer|contract|mail|mails|email|emails|attachment|attachments|attached|file|files|document|
      documents|doc|docs|transcript|recording|call|calls|meeting|minutes|protocol|summary|recap|crm|salesforce|slack|teams|sharepoint|folder|drive|onenote|
      confluence|notion|account|opportunity|opp|description|deal|page|above|below|previous|earlier|link|links|chatter|gong|calendar|thread|chat|report|
      notebook|history|activity|activities|timeline|comments|comment|tab|section|sheet|spreadsheet|record|elsewhere|quote`,
    do: `
      fill|filling|add|adding|ask|asking|check|checking|clarify|clarifying|complete|completing|confirm|confirming|update|updating|provide|providing|enter|
      entering|discuss|discussing|revisit|verify|research|investigate|validate|finish|write|find|look|follow|get|come|circle|revise|capture|note|
      determine|define|learn|explore|see|populate|edit|log|document|collect|gather|reach|call|talk|sort|figure`,
    good: `
      good|great|nice|fine|ok|okay|excellent|amazing|awesome|perfect|positive|strong|solid|fantastic|super|cool|high|best|right|happy|keen|interested|
      excited|promising|impressed|convinced`,
    deal: `
      fit|meeting|call|demo|chat|talk|conversation|discussion|potential|opportunity|deal|chance|customer|client|prospect|account|lead|progress|session|
      relationship|feedback|match|product|solution|platform|budget|value|vibe|vibes|feeling|interest`,
    gate: `gate|stage|stages|step|phase|validation|rule|rules|field|fields|check|requirement|form|save|saved|record|deal|opportunity|quota|screen|page|error|mark`,
    system:
      'system|salesforce|crm|validation|rule|rules|tool|form|software|gate|it|sfdc|process|stage|manager|management|boss|ops|revops|playbook',
    time: 'later|soon|tomorrow|today|now|afterwards|eventually|sometime|then',
  },
  placeholder: `
    tbd | tba | tbc | tbf | ~unknown | dunno | idk | todo | fixme | wip | placeholder | dummy | lorem | ipsum | dolor | sit amet | amet | consectetur |
    adipiscing | blah | bla | blabla | yada | foo | bar | foobar | ~test | ~testing | ~tests | unk | ~undefined | null | na | xxx | xyz | ~pending |
    to be {do} [in/out/up] | to be (filled/determined/defined/decided/clarified/confirmed/discussed/completed/checked/updated/added/announced/provided/asked/verified) [in/out] |
    to be filled/determined/defined/decided/clarified/confirmed/discussed/completed/checked/updated/added/announced/provided/asked/verified/done [in/out] |
    not/no/nothing [yet] known/determined/defined/decided/clarified/confirmed/specified/identified/discussed/available/applicable/provided/given/entered/disclosed [yet] |
    do/does/did not know/apply | dont/doesnt/didnt know/apply | cant/cannot say/tell/know | hard/difficult/impossible to say/tell/know |
    not sure [about] [this] [one] | no idea/clue/info/information/data/comment/answer/details/input/content/value/text/entry [available/provided/given] |
    none identified/known/provided/given/mentioned/noted/available/needed/found [yet/so] | left/leave/leaving [this] blank/empty |
    nothing to report/add/say/note/see/write/mention | not needed/required/relevant/important/necessary | question mark | who knows | no real answer/idea |
    progress | in progress | pls/please fill/add/complete/update/ask/enter/see/check/ignore | one two three [four/five] | this is a/an/some/my/the sentence/answer/text/word/words/test/placeholder/string/response/entry/field/value/dummy | baz | ~redacted | example text/answer/entry | sample text/answer/entry/data`,
  pointer: `
    {see} {place} | see * | refer to * | {see} [the/my/our] * {place} | {see} {place} * | {see} to {place} | {see} in/at/on {place} | {see} in * {place} |
    ask * | ask * about | check with * | speak/talk to * |
    as already/previously/also [discussed/mentioned/agreed/described/noted/stated/said/explained] | as discussed/mentioned/agreed/described/noted/stated/said/explained/usual/above/before/below/per/always/outlined/written |
    already discussed/mentioned/agreed/described/noted/stated/said/explained/covered/answered |
    mentioned/discussed/covered/answered/noted/written/described/documented/recorded/captured/linked/listed/detailed/stored/saved/logged above/below/before/earlier/elsewhere/previously/already |
    mentioned/discussed/covered/answered/noted/written/described/documented/recorded/captured/linked/listed/detailed/stored/saved/logged in/on [the/my/our] {place} |
    mentioned/discussed/covered/answered/noted/written/described/documented/recorded/captured/linked/listed/detailed/stored/saved/logged in/on * |
    per {place} | as per * | as per {place} | per our/my/the [last] {place} |
    details/info/information/all/everything/more/rest/answer in/on/at {place} | in [the/my/our] {place} | in [the/my/our] * {place} |
    same as * | same as last/previous/other/above/before * | like above/before/last [time/year/deal] | copy/copied/pasted/taken/reused from * | copy/copied/pasted/taken/reused from * * |
    copy of * | copy paste | copy pasted | refer/refers/referring to * | in another * | on file | idem | from memory/call/meeting/notes/email | from the/my {place} | {see} to [my/our/the/his/her/their] {place}`,
  promise: `
    will/shall/gonna {do} | ill {do} | going to {do} | need/needs/must/should/plan/planning/want/try/trying/intend/waiting/hope to {do} | have/has/got to {do} | let me {do} |
    needs/need {do} | {do} later/soon/tomorrow/again/next/then/afterwards | {do} it/this/that later/soon/tomorrow | to {do} | to ask/check with * |
    {do} in/out/up/back later/soon/tomorrow/next | filling/adding/updating/completing/checking/asking/clarifying | {do} with/for/at customer/client |
    waiting/wait for/on * | waiting/wait for/on * * | awaiting * | awaiting * * | awaiting | to come/follow | to follow |
    to be sent/continued | follows/following soon/later | more/details/info/answer/update/information/quote/rest later/soon/tomorrow/coming/pending/follows |
    more/details/info/answer/update/information/quote/rest to follow/come | coming soon/later/tomorrow | on my/the list/todo | next time | ~later | remind me |
    get back to | come back to | follow up | find out | in/under discovery/review/discussion/clarification | discovery [still] ongoing/pending/outstanding/open |
    still/currently ongoing/open/outstanding/pending/waiting/checking/discovering | must/should {do} | {do} when/once/after i/we/the/they * | ~ask/check/confirm/clarify/verify/update/complete/fill`,
  confession: `
    field/question/box/text/answer/input/entry/value is required/mandatory/needed/compulsory/obligatory | required/mandatory/needed/compulsory field/question/input |
    required/requested/needed/wanted/demanded/asked by/from/for * | required/needed for/to {gate} | needed to/for * {gate} | required/needed for/to * {gate} |
    to get/move/go/pass/push/advance/proceed/continue/save/close/skip/bypass [this/it] [past/through/over/to/into/on/by/forward] [the/this/a] [next] {gate} |
    to get/move/pass/push/advance/proceed/continue/save/close/skip/bypass/satisfy [past/through/over/to/into/on/by/forward] [the/this/a] [deal/next/minimum/required] [forward/length/{gate}] |
    so i/we can move/save/continue/proceed/close/advance/pass/go [on/forward] [the/this/past/to] [deal/next] [{gate}] | can move/save/continue/proceed/advance [the/this/on/forward] [{gate}] |
    move the/this deal forward/on/along | advance the/this deal/opportunity |
    {system} requires/needs/wants/forces/asks/complains/demands/expects [it/this/that/something/me/us/an/a] [{gate}/answer/text/input/something/to] |
    {system} wont/doesnt/didnt let/allow/save [me/us/it] [save/continue/proceed/advance/pass/otherwise] [otherwise] |
    {system} stops complaining/asking | red mark/error/star go/goes away | make/making the * go away | make/making the * * go away |
    entering/typing/writing/putting/filling text/something/words/anything/stuff/this [in/out/here] | have/has/had to put/enter/write/type/fill something/anything/this/text/it [in/out/here] |
    because i/we have/had to | must/need/needs/have to be filled | put/putting words/something/text/anything/stuff here/in | it saves | so it saves |
    some/random/long/dummy/sample/fake/temporary/temp/more/any/just text/words/answer/entry/value/characters/input/content/sentence |
    some/random/long long/random/dummy text/words/answer/sentence | random/meaningless/filler words/text/letters/stuff/content/characters | filler text | filler |
    random words * | random words * * | random words * * * | minimum/required length/characters/number | satisfy the * | satisfy/meet/reach the * * |
    ran/run/running out of time | no/not/enough time to ask/do/write/fill | no time | dont/didnt/havent have/had time [for/to] | dont/didnt want to |
    did/have/had not ask/asked/talk/talked/discuss/discussed/get/got/cover/covered [this/it/about/to] | didnt/havent/hadnt/never ask/asked/talk/talked/discuss/discussed/get/got/cover/covered/come/came [up/this/it/about/to/them] |
    not asked/discussed/covered/addressed/raised/asking/talked/mentioned [yet] | never came up | not come up | never asked/discussed/mentioned |
    skip/skipped/skipping this/that/it/the [question/field/part/one] | left/leave/leaving [it] blank/empty on/for [purpose] | intentionally/deliberately/purposely [left] blank/empty |
    ignore/delete/disregard/overwrite/replace/remove me/this/it/that/answer/text/field/entry | i/we made this/it/that up | made/making up | made this/it up |
    nothing/something meaningful/useful/real/specific/important | too long/lazy/busy/much to write/type/fill/explain/list/ask | too lazy/busy | long story [short] |
    not a real/proper * | no real/proper answer/input | wants/want this/it filled [in/out] | quick brown fox | jumps over | lazy dog |
    renewal | its a renewal | no/without discovery [needed/required/done] | not needed/required for this [deal] | customer/client already decided/bought/signed |
    just because | because i/we can | no reason | for the sake of * | pro forma | just in case | to make it happy | to be done with * | cant be bothered | so that i/we can move/save/continue/proceed/close/advance/pass/go [on/forward] | only so [that] i can * | cat sat on the mat | to be or not to be | once upon a time | all work and no play | long enough | enough text/words/characters/letters | characters here | letters here | type/typing something/anything/words/here | i am/was typing/writing [something/this] | just typing/writing/filling | forgot to ask | forgot | did not/didnt do/have discovery | no discovery | skipped discovery | placeholder for * | for now | because we/i need/want it | lets move/go on/forward | the system | pack my box * | five dozen liquor jugs | sphinx of black quartz | to unlock/open/clear/trigger/activate/satisfy/please/fool/trick/beat [the/this/a] [next] {gate} | [the/this/that] box/field/gate/stage/light green/ticked/happy/satisfied/full | gate/field/validation/rule/check/form/box [is] satisfied/passed/green/happy/done/cleared/unlocked/ticked | {system} wants/needs/requires [this/the/that/a] [box/field/gate/stage] [green/filled/ticked/done] | until/till/so [that] it/{system} lets/let/allows/accepts/saves/passes [me/us] [through/in/on/pass/save/continue/proceed/go] | entering/typing/writing/putting/filling/adding/needed [some/random/any] words/text/letters/characters | ~for [the] validation/rule/gate/crm/salesforce`,
  template: `
    your/insert/enter/add/type/write/put/the/an/my/some/sample answer/text/response/content/words/input/quote/name/value/reason/statement/description [here/goes/below] [here/below] |
    insert/enter/type/write/describe/explain/state the/your/a/an problem/pain/situation/budget/answer/text/quote/reason/impact/name/value [here/below] |
    insert/enter/describe/explain/state problem/pain/situation/budget/quote/reason/impact/value [here/below] |
    answer/text/quote/name goes here | answer/text/quote/name/words/insert/here here | answer to/of the/this question | fill/replace me [in] | fill in/out/me | who what when | who what where [when] [why] |
    customer/client/company/contact name/quote/words/statement | change/edit/replace me/this | in [the/your/their/his/her] [customers/clients/buyers/prospects/customer/own] [own] words | the/their/customers/clients [own/exact] words`,
  vague: `
    {good} {deal} | {good} and/but {good} | {good} [first] {deal} | {deal} {good} | {deal} is/was/looks/went/sounds [very/really/all] {good} | {deal} went well/fine/ok/great | went well |
    ~all {good} | everything/its {good} | everything looks/sounds/seems {good} | {deal} ok | they/he/she/customer/client/buyer/prospect [really] like/likes/love/loves/liked/loved/want/wants/need/needs/needed/wanted us/it/me/our/this/them/buy |
    they/he/she/customer/client/buyer/prospect [really] like/likes/love/loves/want/wants/need/needs the/our/my product/solution/platform/offer/demo/tool/software/service |
    wants/want/wanting/ready/willing/likely/going to buy/purchase/sign/close/proceed | saw/see/sees/understood/understands/get/gets [the/our/it] value |
    {good} {good} | our/the/my product/solution/platform/software/tool/service is [simply/just/by/far] [the] {good} | the best [product/solution/platform] | best in [the] class/market/world/town |
    market leader | usual/normal/standard/typical/common/regular/obvious/various/other/different/general [reasons/reason/stuff/things/problems/issues/pains/story/thing/situation/process/answer/case] |
    nothing/something special/new/particular/specific/unusual/else/important/noteworthy | various/many/several/some/different/other/all/lots/general/important things/stuff/reasons/issues/problems/topics/points |
    a lot of things/stuff/reasons/issues/problems/topics | no/some/many/several/few/big/a/has/have/had/having/lots [big/real/of] pain/pains/problem/problems/issue/issues/challenge/challenges [points/point] |
    no/some pain points/point | we/they/he/she [all] have/has/had/need/needs/want/wants [a/an/this/some/the/it/that/something/one/help] [problem/problems/solution/issue/issues/pain/need/needs] |
    said/says/told/mentioned/confirmed/believes [that/me/us/its/theyre/yes/no/so/it] [is] [{good}/so/yes/no/himself/herself/themselves/it] | said/confirmed [they/he/she/customer/client] [are/is/its] {good} |
    customer/client/buyer/prospect is/seems/was/sounds/looks [very/really] {good} | it is what it is | what it is | business as usual | as usual |
    whatever works | decision maker decides | as always/ever | improve/increase/better/more/save efficiency/productivity/revenue/sales/things/everything/value/money | synergies/synergy | customer/client/he/she/they/we agreed/agrees/agree/confirmed/confirms/nodded [it/this/that/so] | agreed/confirmed [verbally/orally/by/on/over] [phone/call/email] | verbally/orally [agreed/confirmed] | by phone/email | paraphrased/paraphrase | no quote/quotes | in his/her/their own words | own words | something like that/this | yes we do/have/need/want | [very] important | its/it is [very/really] important/urgent/needed/necessary/required | problem/problems/pain/pains/issue/issues/need is/are [very] big/bad/real/there/important/huge/serious/known/clear/urgent/high | big/huge/real/serious/major/many/clear/obvious problem/problems/pain/pains/issue/issues/need/needs | interest/need/needs/potential/budget [is] there/given/exists/identified/confirmed/present/available | they/he/she/customer/client know/knows us | good to go | no issues/problems/concerns/objections/pain/pains/needs/need | everything as * | same problem/problems/issue/issues/situation/story/reason/reasons/thing/need as * | same problem/problems/issue/issues/story/reason/reasons/thing/old [story/thing] | said it/that/this | direct/exact/literal/verbatim/no quote/words/wording [is/are] [unknown/pending/missing/follows/later] | no direct/exact/literal quote/words | dont/cannot/cant remember/recall [the] [exact] [words/wording] | he/she/they/customer/client told/tells me/us [so/that/it] | heard it/this/that in/on [the] call/meeting | we are/were [the/simply] {good} | our/the product/solution/software fits/solves [it/this/everything/them] | best product/price/solution/offer | want/wants/wish/wishes/like/likes/hope/hopes/need/needs/try/tries to improve/increase/better/save/grow/boost/optimize/optimise efficiency/productivity/revenue/sales/things/everything/value/money/performance/profitability | boost/optimize/optimise/grow efficiency/productivity/revenue/sales/performance | problem/problems/pain/pains/issue/issues/need/needs that/which we/our/they [product/solution/platform/tool] can/could/will solve/fix/address/help [with] | we/our [product/solution/platform/tool] can/could/will solve/fix/address/help [it/this/that/them] | no pain no gain`,
  fields: `
    problem | problems | pain | pains | pain point | pain points | situation | current situation | budget | budgets | timeline | champion | decision maker | decision makers |
    decision | decisions | economic buyer | decision process | decision criteria | root cause | business impact | personal impact | business problem |
    success metric | desired state | critical event | cost of inaction | solution fit | next step | next steps | quote | quotes | answer | impact | priority | required capabilities |
    stakeholder risk | paper process | side effects | customer confirmation | tried before | main problem | pain statement | customer pain | customer problem | alternatives |
    statement | requirement | requirements  | evidence | discovery | qualification | reason | what the customer said | what they said | customer need | customer needs`,
  days: 'monday | tuesday | wednesday | thursday | friday | saturday | sunday | today | tomorrow | yesterday | next week | next month',
  nothing: 'none | nothing | no one | nobody | zero | nothing at all | none at all',
  yesNo:
    'yes | no | yep | nope | maybe | perhaps | yeah | yup | nah | sure | y | n | true | false | affirmative | kind of | sort of',
};
