import type { Label } from '../schema/label.ts'

/** A rule of law as the decisions and the trail name it. `title` and `note` are for those who read the exchange table. */
export interface LegalBasis {
  readonly id: string
  readonly citation: string
  readonly title: Label
  readonly note: Label
}

/** What a disclosure may rest on. Consent and the duty of secrecy are other questions (`secrecy.ts`). */
export const LEGAL_BASES = [
  {
    id: 'GDPR-6-1-d',
    citation: 'GDPR art. 6, stk. 1, litra d',
    title: { da: 'Vitale interesser', en: 'Vital interests' },
    note: {
      da: 'Behandling, som er nødvendig for at beskytte en fysisk persons liv eller helbred. CMM\'s videregivelse hviler på den, '
        + 'også når politi eller anklagemyndighed modtager efter retshåndhævelsesloven.',
      en: 'Processing that is necessary to protect the life or health of a natural person. CMM\'s disclosure rests on it, '
        + 'also where police or prosecution receive under retshåndhævelsesloven.',
    },
  },
  {
    id: 'GDPR-6-1-e',
    citation: 'GDPR art. 6, stk. 1, litra e',
    title: { da: 'Offentlig myndighedsudøvelse', en: 'Exercise of official authority' },
    note: {
      da: 'Behandling til en opgave, som myndigheden er pålagt ved lov eller plan; jf. databeskyttelsesloven § 6.',
      en: 'Processing for a task laid on the authority by law or plan; see databeskyttelsesloven § 6.',
    },
  },
  {
    id: 'GDPR-9-2-a',
    citation: 'GDPR art. 9, stk. 2, litra a',
    title: { da: 'Udtrykkeligt samtykke', en: 'Explicit consent' },
    note: {
      da: 'Følsomme oplysninger, som personen udtrykkeligt har sagt ja til at dele. Samtykkeposten er beviset.',
      en: 'Special categories that the person has explicitly agreed to share. The consent record is the proof.',
    },
  },
  {
    id: 'GDPR-9-2-c',
    citation: 'GDPR art. 9, stk. 2, litra c',
    title: { da: 'Vitale interesser, følsomme oplysninger', en: 'Vital interests, special categories' },
    note: { da: 'Når personen ikke er i stand til at give samtykke.', en: 'When the person is not able to consent.' },
  },
  {
    id: 'GDPR-9-2-g',
    citation: 'GDPR art. 9, stk. 2, litra g',
    title: { da: 'Væsentlige samfundsinteresser', en: 'Substantial public interest' },
    note: {
      da: 'Følsomme oplysninger, som lovgivningen kræver til afgørelsen; jf. databeskyttelsesloven § 7, stk. 4.',
      en: 'Special categories that the law requires for the decision; see databeskyttelsesloven § 7(4).',
    },
  },
  {
    id: 'GDPR-9-2-h',
    citation: 'GDPR art. 9, stk. 2, litra h',
    title: { da: 'Social- og sundhedsbistand', en: 'Social and health care' },
    note: { da: 'Under tavshedspligt; jf. art. 9, stk. 3.', en: 'Under a duty of secrecy; see art. 9(3).' },
  },
  {
    id: 'GDPR-5-2',
    citation: 'GDPR art. 5, stk. 2',
    title: { da: 'Ansvarlighed', en: 'Accountability' },
    note: {
      da: 'Den dataansvarlige skal kunne påvise, at videregivelserne var lovlige.',
      en: 'The controller can show that the disclosures were lawful.',
    },
  },
  {
    id: 'GDPR-15',
    citation: 'GDPR art. 15',
    title: { da: 'Indsigtsret', en: 'Right of access' },
    note: {
      da: 'Den registreredes ret til at vide, hvem der har modtaget oplysninger.',
      en: 'The data subject may know who has received data.',
    },
  },
  {
    id: 'GDPR-30',
    citation: 'GDPR art. 30',
    title: { da: 'Fortegnelse', en: 'Records of processing' },
    note: {
      da: 'Fortegnelse over behandlingsaktiviteter og modtagere.',
      en: 'Records of the processing and of its recipients.',
    },
  },
  {
    id: 'GDPR-89',
    citation: 'GDPR art. 89',
    title: { da: 'Statistik', en: 'Statistics' },
    note: {
      da: 'Kun samlede tal; jf. databeskyttelsesloven § 10.',
      en: 'Aggregates only; see databeskyttelsesloven § 10.',
    },
  },
  {
    id: 'DIR-2016-680-4',
    citation: 'direktiv (EU) 2016/680 art. 4, stk. 4; retshåndhævelsesloven § 4',
    title: { da: 'Ansvarlighed ved retshåndhævelse', en: 'Accountability in law enforcement' },
    note: {
      da: 'Det samme for retshåndhævende myndigheder. Hvad de giver til andre formål, følger GDPR (art. 9, stk. 1).',
      en: 'The same for those who enforce the law. What they disclose for other purposes follows the GDPR (art. 9(1)).',
    },
  },
  {
    id: 'DIR-2016-680-10',
    citation: 'direktiv (EU) 2016/680 art. 10; retshåndhævelsesloven § 10',
    title: { da: 'Følsomme oplysninger i straffesager', en: 'Special categories in criminal matters' },
    note: {
      da: 'Kun når det er strengt nødvendigt, herunder for at beskytte vitale interesser.',
      en: 'Only where strictly necessary, as to protect vital interests.',
    },
  },
  {
    id: 'DIR-2016-680-25',
    citation: 'direktiv (EU) 2016/680 art. 25; retshåndhævelsesloven § 24',
    title: { da: 'Logning', en: 'Logging' },
    note: {
      da: 'Forespørgsler og videregivelser logges med begrundelse, tidspunkt og hvem.',
      en: 'Requests and disclosures are logged with reason, time and person.',
    },
  },
  {
    id: 'RHL-9',
    citation: 'retshåndhævelsesloven § 9',
    title: { da: 'Retshåndhævelse', en: 'Law enforcement' },
    note: {
      da: 'Behandling, som er nødvendig for at forebygge, afsløre, efterforske eller retsforfølge strafbare forhold.',
      en: 'Processing that is necessary to prevent, detect, investigate or prosecute crime.',
    },
  },
  {
    id: 'STRFL-262a',
    citation: 'straffeloven § 262 a',
    title: { da: 'Menneskehandel', en: 'Trafficking in human beings' },
    note: {
      da: 'Det strafbare forhold, som efterforskningen og påtalen angår.',
      en: 'The crime that the investigation and the prosecution are about.',
    },
  },
  {
    id: 'RPL-722',
    citation: 'retsplejeloven § 722',
    title: { da: 'Tiltalefrafald', en: 'Waiver of charges' },
    note: {
      da: 'Et offer tiltales ikke for mindre forhold, som handelen førte med sig; jf. Rigsadvokatens retningslinjer.',
      en: 'A victim is not charged with minor offences that came of it; see the guidelines of the Director of Public Prosecutions.',
    },
  },
  {
    id: 'UDL-33-14',
    citation: 'udlændingeloven § 33, stk. 14',
    title: { da: 'Udrejsefrist for ofre for menneskehandel', en: 'Time to leave for victims of trafficking' },
    note: {
      da: 'Refleksionsperioden. Forudsætter, at det er lagt til grund, at personen er handlet. Gælder ikke den, som opholder sig '
        + 'lovligt: dér er handlingsplanen grundlaget (SR09 §3).',
      en: 'The reflection period. Presupposes that the person is found to be trafficked. Does not hold for lawful residents: '
        + 'for them the action plan is the ground (SR09 §3).',
    },
  },
  {
    id: 'UDL-26a',
    citation: 'udlændingeloven § 26 a',
    title: { da: 'Udvisning af ofre for menneskehandel', en: 'Expulsion of victims of trafficking' },
    note: {
      da: 'Forhold, der skyldes handelen, fører til udsendelse uden indrejseforbud.',
      en: 'What is due to the trafficking leads to removal without an entry ban.',
    },
  },
  {
    id: 'HJRL-1',
    citation: 'hjemrejseloven § 1',
    title: { da: 'Udrejse', en: 'Departure' },
    note: {
      da: 'Pligten til at udrejse, og myndighedernes bistand og kontrol. Stod før i udlændingeloven § 30.',
      en: 'The duty to leave, and the help and control of the authorities. Stood before in udlændingeloven § 30.',
    },
  },
  {
    id: 'SEL',
    citation: 'serviceloven; barnets lov',
    title: { da: 'Social bistand', en: 'Social support' },
    note: {
      da: 'Serviceloven er for udsatte voksne, barnets lov siden 2024 for børn. Bestemmelsen står i myndighedens egen sag.',
      en: 'Serviceloven is for vulnerable adults, barnets lov since 2024 for children. The provision stands in the authority\'s own case.',
    },
  },
] as const satisfies readonly LegalBasis[]

export type LegalBasisId = (typeof LEGAL_BASES)[number]['id']
