import type { Label } from '../../schema/label.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { Regime } from '../decision.ts'
import type { ConsentNeed } from '../exchange.ts'

/** What the documents say around the data. */
export const TEXTS = {
  title: { da: 'Hvem må få hvad, til hvilket formål', en: 'Who may see what, for which purpose' },
  about: {
    da: 'Dokumentet er dannet af de regler, som Samsyn afgør efter (`npm run docs`), og kan ikke rettes i hånden. Det, der ikke '
      + 'står her, er ikke tilladt. Hvad HP19, SR09 og STROM er, står under kilderne nederst. '
      + 'Alle videregivelser forudsætter, at modtageren er part i sagen (F7), og at sagen '
      + 'ikke har været lukket i 90 dage (F13).',
    en: 'This document is made from the rules that Samsyn decides by (`npm run docs`) and is not edited by hand. What does not '
      + 'stand here is not permitted. What HP19, SR09 and STROM are stands under the sources below. '
      + 'Every disclosure presupposes that the recipient is a party to the case (F7), and that the case has not been '
      + 'closed for 90 days (F13).',
  },
  exchanges: { da: 'Udvekslinger', en: 'Exchanges' },
  firewalls: { da: 'Spærringer: gælder altid, uanset udvekslingerne', en: 'Firewalls: hold always, whatever the exchanges say' },
  purposes: {
    da: 'Formål: behandlingsgrundlag, samtykke og tavshedspligt hver for sig',
    en: 'Purposes: legal basis, consent and duty of secrecy kept apart',
  },
  permissions: { da: 'Hvem må ændre det, som Samsyn selv holder', en: 'Who may change what Samsyn itself holds' },
  permissionsAbout: {
    da: 'Samsyn holder ingen oplysninger om personen, kun sagens styringsdata. En part kan altid afslutte sin egen del i sagen, '
      + 'ved dem, som har den eller måtte åbne den. '
      + 'Den, som overføres efter Dublin-forordningen, tilbydes ingen forberedt hjemsendelse (note 5 i HP19): det ved Samsyn ikke, '
      + 'og det er Udlændingestyrelsen, som ikke flytter sagen til det stadie.',
    en: 'Samsyn holds no facts about the person, only the control data of the case. A party may always end its own part in it, '
      + 'by those who hold it or might open it. '
      + 'Who is transferred under the Dublin regulation is offered no prepared return (note 5 of HP19): Samsyn does not know, '
      + 'and it is for the Immigration Service not to move the case to that stage.',
  },
  plans: { da: 'Handlingsplaner', en: 'Action plans' },
  plansAbout: {
    da: 'En sag følger den plan, der gjaldt, da sagen blev åbnet eller dens periode blev fastsat. En plan gælder, til den næste begynder. '
      + 'Findes personen igen handlet efter ikke at være fundet det, fastsættes en ny periode: om dagene i den forrige regnes med, '
      + 'siger kilderne ikke, og det afgør den, som fastsætter den.',
    en: 'A case follows the plan in force when it was opened or its period was set. A plan governs until the next one begins. '
      + 'Where a person is found trafficked again after having been found not to be, a new period is set: whether the days of the '
      + 'former count the sources do not say, and who sets it decides.',
  },
  bases: { da: 'Retsgrundlag', en: 'Legal bases' },
  sources: { da: 'Kilder', en: 'Sources' },
  sourcesAbout: {
    da: 'En henvisning er dokumentets kode og overskriften, som den er stavet dér.',
    en: 'A citation is the code of the document and the heading, as it is spelled there.',
  },
  document: { da: 'Dokument', en: 'Document' },
  year: { da: 'År', en: 'Year' },
  number: { da: 'Nr.', en: 'No.' },
  recipient: { da: 'Modtager', en: 'Recipient' },
  from: { da: 'Fra', en: 'From' },
  facts: { da: 'Oplysninger', en: 'Facts' },
  condition: { da: 'Betingelse', en: 'Condition' },
  consent: { da: 'Samtykke', en: 'Consent' },
  basis: { da: 'Behandlingsgrundlag', en: 'Legal basis' },
  secrecy: { da: 'Tavshedspligten viger efter', en: 'Duty of secrecy yields to' },
  source: { da: 'Kilde', en: 'Source' },
  says: { da: 'Regel', en: 'Rule' },
  purpose: { da: 'Formål', en: 'Purpose' },
  regime: { da: 'Regelsæt', en: 'Regime' },
  who: { da: 'Hvem', en: 'Who' },
  what: { da: 'Hvem eller hvortil', en: 'Whom or what' },
  plan: { da: 'Plan', en: 'Plan' },
  inForce: { da: 'Gælder fra', en: 'In force from' },
  note: { da: 'Betydning', en: 'Meaning' },
  citation: { da: 'Bestemmelse', en: 'Provision' },
  noCondition: { da: 'ingen', en: 'none' },
  onlyWithConsent: { da: 'kun når et samtykke nævner parten', en: 'only when a consent names the party' },
  none: { da: 'ingen', en: 'none' },
  noFacts: { da: 'giver ingen oplysninger om en person', en: 'gives no facts about a person' },
} as const satisfies Readonly<Record<string, Label>>

export const CONSENT_NEEDS: Readonly<Record<ConsentNeed, Label>> = {
  none: { da: 'kræves ikke', en: 'not needed' },
  required: { da: 'kræves', en: 'required' },
  inWriting: { da: 'kræves, skriftligt', en: 'required, in writing' },
}

export const REGIMES: Readonly<Record<Regime, Label>> = {
  GDPR: { da: 'databeskyttelsesforordningen (GDPR)', en: 'GDPR' },
  LAW_ENFORCEMENT: { da: 'retshåndhævelsesloven', en: 'law enforcement (directive (EU) 2016/680)' },
}

/** Purposes for which no fact of a case is given, and what they are about. */
export const WITHOUT_FACTS: Readonly<Partial<Record<Purpose, Label>>> = {
  POLICE_ACTION: {
    da: 'X26: politiet varsler CMM om en aktion: tid, region og forventet antal. '
      + 'Kilde: HP19 · Opsøgende og tillidsskabende arbejde; SR09 §6 · Opsøgende arbejde ved politiaktioner.',
    en: 'X26: the police tell CMM of an action: time, region and persons expected. '
      + 'Source: HP19 · Opsøgende og tillidsskabende arbejde; SR09 §6 · Opsøgende arbejde ved politiaktioner.',
  },
  LABOUR_CONTROL: {
    da: 'X27: myndighederne mod tvangsarbejde varsler hinanden om en kontrol: CVR-nummer og tid. '
      + 'Kilde: HP19 · Koordination af indsatsen.',
    en: 'X27: the authorities against forced labour tell each other of a control: CVR number and time. '
      + 'Source: HP19 · Koordination af indsatsen.',
  },
  KNOWLEDGE: {
    da: 'X29: samlede tal, hvor små tal er skjult. Kilde: HP19 · Viden og oplysning; SR09 §9.',
    en: 'X29: aggregates, small cells suppressed. Source: HP19 · Viden og oplysning; SR09 §9.',
  },
  OVERSIGHT: {
    da: 'X30: databeskyttelsesrådgiveren ser de videregivelser, som egen myndighed tog del i. '
      + 'Kilde: GDPR art. 5, stk. 2, art. 15 og art. 30.',
    en: 'X30: the data protection officer sees the disclosures that the own agency took part in. '
      + 'Source: GDPR art. 5(2), art. 15 and art. 30.',
  },
}
