import type { Lexicon } from './types.ts';

/** English. Our own list. */
export const EN: Lexicon = {
  us: `we / us / our / ours / ourselves / we're / we've / we'll / we'd`,
  customer: `you / your / yours / yourself / yourselves / you're / you've / you'll / you'd / they / them / their / theirs / they're / they'll /
    they've / customer / customers / client / clients / customer's / client's / prospect / his / her / she / he / everyone there`,
  shared: `agree* / together / jointly / both / joint / each other / spoke / talked / discussed / met / meet / discuss / went through /
    looked at / walked through / our call / our meeting / our conversation / our discussion / our workshop / our session / our next / our last /
    let us / let's / heard from / learned from / learnt from / measured with / found with / understood from / understand that / do we know / did we miss`,
  puff: `best-in-class / best in class / best of breed / best-of-breed / world-class / world class / cutting-edge / cutting edge / state-of-the-art /
    state of the art / bleeding edge / bleeding-edge / next-generation / next generation / next-gen / game-changing / game changing / game-changer /
    game changer / revolutionary / revolutionis* / revolutioniz* / groundbreaking / ground-breaking / industry-leading / industry leading / market-leading /
    market leading / market leader / market leaders / industry leader / leading provider / leading supplier / leading vendor / leading platform /
    leading solution / leading software / leading tool / leading technology / leading company / leading product / world's leading / global leader /
    award-winning / award winning / unrivalled / unrivaled / unparalleled / unmatched / unbeatable / second to none / one of a kind / number one / number 1 /
    no 1 / world's best / best on the market / best in the market / best in the industry / best in the business / best in the world / bar none /
    gold standard / turbocharge* / supercharge* / paradigm shift / disruptive / hands down / like no other / never seen before / crown jewel /
    most advanced / most innovative / most powerful / most modern / most complete / most comprehensive / most trusted / most flexible /
    most sophisticated / most intelligent / most scalable / most reliable / most loved / ahead of the competition / ahead of all competitors /
    better than anyone / better than any other / better than everyone / no one else can / nobody else can / the only platform / the only solution /
    the only vendor / the only tool / industry's best / top-notch / top notch / rock-solid / bulletproof / blazing / blazingly / lightning-fast`,
  weak: `best / greatest / finest / fastest / smartest / easiest / simplest / strongest / safest / unique / superior / amazing / awesome / fantastic /
    incredible / excellent / outstanding / exceptional / perfect / perfectly / brilliant / innovative / seamless / seamlessly / powerful / robust /
    effortless / effortlessly / leading / premium / premier / ultimate / stunning / great product / great solution / great platform / great software / great references / great team / modern / holistic / synergies / synergy /
    superb / terrific / magical / intelligent / sophisticated / cleverest / extraordinary / flawless / flawlessly`,
  vendor: `platform / solution / solutions / product / products / software / tool / tools / technology / suite / app / offering / service / services /
    system / engine / team of experts / experts / support team / roadmap / portfolio / company / vendor / provider / features / package`,
  feature: `dashboard* / analytics / api / apis / integration* / connector* / module* / workflow* / automation* / ai / machine learning / cloud /
    sso / single sign-on / mobile app / app / reporting / reports / alerts / notifications / templates / forecasting / chatbot* / portal* / plugin* /
    widget* / encryption / backup* / roles / permissions / scheduler / editor / ocr / e-signature / multi-language / drag and drop / drag-and-drop /
    role-based access / audit log* / real-time / realtime / data lake / data warehouse / customisable / customizable / configurable / scalability /
    user interface / ui / single pane of glass / marketplace / sandbox / webhooks / copilot / assistant / search / heatmaps / sla / 24-7 support`,
  pain: `problem* / pain* / issue* / delay* / late / error* / mistake* / overtime / lose* / lost / losing / waste* / cost* / manual* / by hand / retype* /
    typed twice / twice / rework / complain* / complaint* / risk* / miss / missed / missing / wait / waits / waiting / slow / penalt* / fine / fines /
    churn / so that / instead of / no longer / because / hours / days / weeks / downtime / stuck / bottleneck* / backlog / audit / deadline* / chase /
    stops / saves / save / avoid* / fewer / less / without having / nobody has to / no one has to`,
  source: `according to / says / said / reports that / reported / measured by / found by / writes / wrote / told us / told me / confirmed by / as per /
    quoted by / in the words of / source / in a study by / survey by / audited by / tested by / rated by / published by / by gartner / by forrester`,
  vague: `optimis* / optimiz* / improve* / enhance* / streamline* / leverage* / efficien* / effective* / productivity / transform* / transformation / digital* /
    synerg* / value / value-add* / holistic / empower* / enable* / enablement / solution* / various / things / stuff / better / more / overall /
    strategic* / best practices / scalable / flexible / end-to-end / alignment / excellence / innovation / ecosystem / journey / potential / boost* /
    maximis* / maximiz* / agile / agility / success / experience / insight* / visibility / growth / performance / benefit* / support* / quality / future-proof`,
  joins: `because / so that / while / whereas / although / though / when / if / which / who / until / unless / since / that is why / therefore`,
  and: `and / but / so / or / yet / then / plus`,
  subject: `it / this / that / i / i'm / i'll / i've / nobody / no one / everybody / everyone / there / these / those / someone`,
  not: `not / no / never / neither / nor / isn't / aren't / don't / doesn't / won't / without / hardly`,
  unit: `hour* / minute* / day* / week* / month* / year* / quarter* / percent / euro / euros / dollar* / pound* / people / invoices / orders / tickets /
    monday* / tuesday* / wednesday* / thursday* / friday* / january / february / march / april / june / july / august / september / october /
    november / december / times / twice / half / third / dozen* / hundred* / thousand* / million* / two / three / four / five / six / seven / eight /
    nine / ten / twelve / twenty`,
  none: `best regards / best wishes / all the best / at best / best practice / best practices / best time / best way / best next / best case / best of luck /
    do our best / our best / works best / work best / best if / best before / best person / best suited / leading to / leading up / leading the /
    leading a / leading into / leading edge time / unique id / unique ids / unique identifier / unique key / unique number / unique visitors /
    unique users / unique customer / great day / great weekend / great to / great talking / great meeting / great question / great point / great call /
    sounds great / number one problem / number one priority / number one pain / number one reason / number one issue / number one concern /
    perfect storm / premium rate / premium freight / powerful enough / robust enough / not great / us dollars / us market / us team / us office /
    us customers / us entity`,
};
