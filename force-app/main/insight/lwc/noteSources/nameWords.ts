/** Words around names, lower case without accents. Our own lists. */
function spaced(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** Titles that are before a name, with and without full stop. */
export const TITLES: ReadonlySet<string> = spaced(`
  mr mr. mrs mrs. ms ms. miss mx dr dr. prof prof. sir dame rev rev. capt capt. captain col col. lt lt. sgt sgt. hon hon.
  herr hr hr. frau fr fr. dipl.-ing. ing ing. mag mag. schwester pfleger doktor
  m m. mme mme. mlle mlle. monsieur madame mademoiselle me maitre docteur pr pr. chef
  sr sr. sra sra. srta srta. don dona d. d.ª dra dra. lic lic. licda licda. arq arq. doctor doctora profesor profesora
  sig sig. signor signora dott dott. mevr mevr. dhr dhr.`);

/** Parts of names that begin with a small letter. */
export const PARTICLES: ReadonlySet<string> = spaced(`
  van der den de la le les el von zu zum zur vom am auf und y e i da das do dos du des del della di d' l' al bin ibn ben bint abu abd
  ter ten te het 't op af av san santa st st. lo`);

/** Particles that may also be written with a capital, since no sentence begins with them before a name. */
export const CAPITAL_PARTICLES: ReadonlySet<string> = spaced(
  'van von vom de del della da di du dos des bin ben al ter ten zu zum zur de',
);

/**
 * Words that begin sentences, and so tell `The problem:` from a name. A single capital word of a sentence would look like a first name.
 */
export const NO_NAMES: ReadonlySet<string> = spaced(`
  the a an this that these those it its he she they we you i his her their our your my in on at by for from to with without of off and or
  but if when while what why who whom whose how where which is are was were be been has have had do does did not no yes so then there here
  today tomorrow yesterday now also only still just very more most next last first second third one two three both all some any each
  every after before since until about because please note see ps
  der die das dem ein eine einen einem einer eines dieser diese dieses jener ich du er sie es wir ihr mein dein sein ihre unser unsere
  unserem unserer euer in im an am auf aus bei beim bis durch fur gegen mit nach ohne seit uber um unter von vom vor zu zum zur und oder
  aber wenn wann weil dass was warum wer wie wo welche welcher welches ist sind war waren wird werden hat haben hatte nicht kein keine
  ja nein so dann dort hier heute morgen gestern jetzt auch nur noch schon sehr mehr nachste nachster letzte erste zweite dritte beide
  alle einige jede jeder jedes damit dazu davon dafur dabei also bitte
  le la les un une des du de ce cet cette ces il elle ils elles nous vous je tu mon ma mes ton sa ses notre nos votre vos leur leurs en
  dans sur sous avec sans pour par chez entre vers et ou mais si quand que quoi qui comment pourquoi combien est sont etait etaient sera
  a ont avait pas non oui donc alors ici aujourd'hui demain hier maintenant aussi seulement encore deja tres plus prochaine prochain
  dernier derniere premier premiere deux trois tous toutes chaque apres avant depuis
  el los las unos unas una este esta estos estas ese esa aquel ella ellos ellas nosotros usted ustedes yo mi mis su sus nuestro nuestra
  nuestros nuestras en con sin por para sobre entre hacia hasta desde y o pero cuando como cual quien donde porque es son era eran fue
  sera ha han habia no si entonces aqui hoy manana ayer ahora tambien solo aun ya muy mas proximo proxima ultimo ultima primero primera
  dos tres todos todas cada despues antes`);

/** Words of that list that are surnames too: `Jana Weil`, `Herr Wenn`. Words that end headings (`Signed By`) are none. */
export const SURNAMES: ReadonlySet<string> = spaced('weil wenn dann noch auch wie will may so do kein sein');

/** Parts of company names. */
export const COMPANY_WORDS: ReadonlySet<string> = spaced(`
  inc inc. ltd ltd. llc plc corp corp. co. gmbh ag kg ohg ug se e.v. sa s.a. sas sarl s.a.r.l. sl s.l. slu sc srl spa bv b.v. nv n.v. ab as
  oy aps group gruppe groupe grupo holding`);
