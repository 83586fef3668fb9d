import type { Translated } from '../schema/types.ts';

/**
 * Labels in German, French and Spanish of the standard objects (singular, plural) and fields that a page of a deal shows. `*.Field` is for
 * all objects. Our own translations: Salesforce publishes no list of its labels. What is not here is English in every language.
 */
const LINES = `
  Opportunity | Opportunity, Opportunitys | Opportunité, Opportunités | Oportunidad, Oportunidades
  Account | Account, Accounts | Compte, Comptes | Cuenta, Cuentas
  Contact | Kontakt, Kontakte | Contact, Contacts | Contacto, Contactos
  Contract | Vertrag, Verträge | Contrat, Contrats | Contrato, Contratos
  Quote | Angebot, Angebote | Devis, Devis | Presupuesto, Presupuestos
  User | Benutzer, Benutzer | Utilisateur, Utilisateurs | Usuario, Usuarios
  *.Name | Name | Nom | Nombre
  *.Description | Beschreibung | Description | Descripción
  *.LeadSource | Lead-Quelle | Origine de la piste | Origen del prospecto
  *.Phone | Telefon | Téléphone | Teléfono
  *.MobilePhone | Mobiltelefon | Téléphone mobile | Teléfono móvil
  *.Fax | Fax | Fax | Fax
  *.Email | E-Mail | E-mail | Correo electrónico
  *.Title | Position | Fonction | Cargo
  *.Department | Abteilung | Service | Departamento
  *.CreatedDate | Erstelldatum | Date de création | Fecha de creación
  *.LastModifiedDate | Letzte Änderung | Dernière modification | Última modificación
  Opportunity.StageName | Phase | Étape | Etapa
  Opportunity.Amount | Betrag | Montant | Importe
  Opportunity.Probability | Wahrscheinlichkeit (%) | Probabilité (%) | Probabilidad (%)
  Opportunity.CloseDate | Abschlussdatum | Date de clôture | Fecha de cierre
  Opportunity.Type | Opportunity-Typ | Type d’opportunité | Tipo de oportunidad
  Opportunity.NextStep | Nächster Schritt | Étape suivante | Paso siguiente
  Opportunity.ForecastCategoryName | Prognosekategorie | Catégorie de prévision | Categoría de previsión
  Opportunity.ExpectedRevenue | Erwarteter Betrag | Montant attendu | Importe esperado
  Opportunity.PushCount | Verschiebungen | Reports de la date de clôture | Aplazamientos
  Opportunity.LastStageChangeDate | Letzter Phasenwechsel | Dernier changement d’étape | Último cambio de etapa
  Opportunity.LastStageChangeInDays | Tage in der Phase | Jours dans l’étape | Días en la etapa
  Opportunity.LastActivityDate | Letzte Aktivität | Dernière activité | Última actividad
  Opportunity.LastActivityInDays | Tage seit der letzten Aktivität | Jours depuis la dernière activité | Días desde la última actividad
  Opportunity.AgeInDays | Alter in Tagen | Âge en jours | Antigüedad en días
  Opportunity.IsPrivate | Privat | Privé | Privado
  Opportunity.TotalOpportunityQuantity | Menge | Quantité | Cantidad
  Account.Type | Account-Typ | Type de compte | Tipo de cuenta
  Account.Industry | Branche | Secteur | Sector
  Account.Website | Website | Site Web | Sitio web
  Account.AnnualRevenue | Jahresumsatz | Chiffre d’affaires annuel | Ingresos anuales
  Account.NumberOfEmployees | Beschäftigte | Effectif | Empleados
  Account.Rating | Bewertung | Évaluation | Calificación
  Account.AccountNumber | Accountnummer | Numéro de compte | Número de cuenta
  Account.Site | Standort | Site | Sede
  Account.AccountSource | Account-Quelle | Origine du compte | Origen de la cuenta
  Account.Ownership | Besitzverhältnis | Propriété | Propiedad
  Account.TickerSymbol | Börsenkürzel | Symbole boursier | Símbolo de cotización
  Account.Sic | SIC-Code | Code SIC | Código SIC
  Account.SicDesc | SIC-Beschreibung | Description SIC | Descripción SIC
  Account.BillingStreet | Straße (Rechnung) | Rue (facturation) | Calle (facturación)
  Account.BillingCity | Ort (Rechnung) | Ville (facturation) | Ciudad (facturación)
  Account.BillingState | Bundesland (Rechnung) | Région (facturation) | Provincia (facturación)
  Account.BillingPostalCode | Postleitzahl (Rechnung) | Code postal (facturation) | Código postal (facturación)
  Account.BillingCountry | Land (Rechnung) | Pays (facturation) | País (facturación)
  Account.ShippingStreet | Straße (Lieferung) | Rue (livraison) | Calle (envío)
  Account.ShippingCity | Ort (Lieferung) | Ville (livraison) | Ciudad (envío)
  Account.ShippingState | Bundesland (Lieferung) | Région (livraison) | Provincia (envío)
  Account.ShippingPostalCode | Postleitzahl (Lieferung) | Code postal (livraison) | Código postal (envío)
  Account.ShippingCountry | Land (Lieferung) | Pays (livraison) | País (envío)
  Contact.Salutation | Anrede | Civilité | Tratamiento
  Contact.FirstName | Vorname | Prénom | Nombre
  Contact.LastName | Nachname | Nom de famille | Apellidos
  Contact.Birthdate | Geburtsdatum | Date de naissance | Fecha de nacimiento
  Contact.MailingStreet | Straße | Rue | Calle
  Contact.MailingCity | Ort | Ville | Ciudad
  Contact.MailingState | Bundesland | Région | Provincia
  Contact.MailingPostalCode | Postleitzahl | Code postal | Código postal
  Contact.MailingCountry | Land | Pays | País
  Contact.OtherStreet | Straße (weitere) | Rue (autre) | Calle (otra)
  Contact.OtherCity | Ort (weiterer) | Ville (autre) | Ciudad (otra)
  Contact.OtherState | Bundesland (weiteres) | Région (autre) | Provincia (otra)
  Contact.OtherPostalCode | Postleitzahl (weitere) | Code postal (autre) | Código postal (otro)
  Contact.OtherCountry | Land (weiteres) | Pays (autre) | País (otro)
  Contact.HomePhone | Telefon privat | Téléphone domicile | Teléfono particular
  Contact.OtherPhone | Weiteres Telefon | Autre téléphone | Otro teléfono
  Contact.AssistantPhone | Telefon der Assistenz | Téléphone de l’assistance | Teléfono de la asistencia
  Contact.AssistantName | Assistenz | Assistance | Asistencia
  Contact.HasOptedOutOfEmail | Keine E-Mails | Pas d’e-mails | Sin correos
  Contact.HasOptedOutOfFax | Keine Faxe | Pas de fax | Sin fax
  Contact.DoNotCall | Nicht anrufen | Ne pas appeler | No llamar
  Contact.EmailBouncedReason | Grund der Unzustellbarkeit | Motif de non-remise | Motivo de la devolución
  Contact.EmailBouncedDate | Unzustellbar seit | Non remis depuis | Devuelto desde
  User.CompanyName | Firma | Société | Empresa`;

const LANGUAGES = ['de', 'fr', 'es'] as const;

const labels: ReadonlyMap<string, readonly string[]> = new Map(
  LINES.trim()
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim()))
    .map(([name = '', ...translations]) => [name, translations]),
);

function translated(translations: readonly string[] | undefined): Translated | undefined {
  return (
    translations &&
    Object.fromEntries(LANGUAGES.flatMap((language, at) => (translations[at] ? [[language, translations[at]]] : [])))
  );
}

/** Translations of a standard field's label; undefined where there are none. */
export function fieldLabels(object: string, field: string): Translated | undefined {
  return translated(labels.get(`${object}.${field}`) ?? labels.get(`*.${field}`));
}

/** Translations of a standard object's name, in the singular and in the plural. */
export function objectLabels(object: string): { readonly one?: Translated; readonly many?: Translated } {
  const pairs = labels.get(object)?.map((pair) => pair.split(', '));
  const one = translated(pairs?.map(([first = '']) => first));
  const many = translated(pairs?.map(([, second = '']) => second));
  return { ...(one ? { one } : {}), ...(many ? { many } : {}) };
}
