/** A rule of law as the decisions and the trail name it. `title` and `note` are for those who read the exchange table. */
export interface LegalBasis {
  readonly id: string
  readonly citation: string
  readonly title: string
  readonly note: string
}

/** What a disclosure may rest on. Consent and the duty of secrecy are other questions (`secrecy.ts`). */
export const LEGAL_BASES = [
  {
    id: 'GDPR-6-1-d',
    citation: 'GDPR art. 6(1)(d)',
    title: 'Vitale interesser',
    note: 'Behandling, som er nødvendig for at beskytte en fysisk persons liv eller helbred.',
  },
  {
    id: 'GDPR-6-1-e',
    citation: 'GDPR art. 6(1)(e)',
    title: 'Offentlig myndighedsudøvelse',
    note: 'Behandling til en opgave, som myndigheden er pålagt ved lov eller plan; jf. databeskyttelsesloven § 6.',
  },
  {
    id: 'GDPR-9-2-a',
    citation: 'GDPR art. 9(2)(a)',
    title: 'Udtrykkeligt samtykke',
    note: 'Følsomme oplysninger, som personen udtrykkeligt har sagt ja til at dele. Samtykkeposten er beviset.',
  },
  {
    id: 'GDPR-9-2-c',
    citation: 'GDPR art. 9(2)(c)',
    title: 'Vitale interesser, følsomme oplysninger',
    note: 'Når personen ikke er i stand til at give samtykke.',
  },
  {
    id: 'GDPR-9-2-g',
    citation: 'GDPR art. 9(2)(g)',
    title: 'Væsentlige samfundsinteresser',
    note: 'Følsomme oplysninger, som lovgivningen kræver til afgørelsen; jf. databeskyttelsesloven § 7, stk. 4.',
  },
  {
    id: 'GDPR-9-2-h',
    citation: 'GDPR art. 9(2)(h)',
    title: 'Social- og sundhedsbistand',
    note: 'Under tavshedspligt; jf. art. 9(3).',
  },
  {
    id: 'GDPR-5-2',
    citation: 'GDPR art. 5(2)',
    title: 'Ansvarlighed',
    note: 'Den dataansvarlige skal kunne påvise, at videregivelserne var lovlige.',
  },
  {
    id: 'GDPR-15',
    citation: 'GDPR art. 15',
    title: 'Indsigtsret',
    note: 'Den registreredes ret til at vide, hvem der har modtaget oplysninger.',
  },
  {
    id: 'GDPR-30',
    citation: 'GDPR art. 30',
    title: 'Fortegnelse',
    note: 'Fortegnelse over behandlingsaktiviteter og modtagere.',
  },
  {
    id: 'GDPR-89',
    citation: 'GDPR art. 89',
    title: 'Statistik',
    note: 'Kun samlede tal; jf. databeskyttelsesloven § 10.',
  },
  {
    id: 'DIR-2016-680-10',
    citation: 'direktiv (EU) 2016/680 art. 10; retshåndhævelsesloven § 10',
    title: 'Følsomme oplysninger i straffesager',
    note: 'Kun når det er strengt nødvendigt, herunder for at beskytte vitale interesser.',
  },
  {
    id: 'DIR-2016-680-25',
    citation: 'direktiv (EU) 2016/680 art. 25; retshåndhævelsesloven § 24',
    title: 'Logning',
    note: 'Forespørgsler og videregivelser logges med begrundelse, tidspunkt og hvem.',
  },
  {
    id: 'RHL-9',
    citation: 'retshåndhævelsesloven § 9',
    title: 'Retshåndhævelse',
    note: 'Behandling, som er nødvendig for at forebygge, afsløre, efterforske eller retsforfølge strafbare forhold.',
  },
  {
    id: 'STRFL-262a',
    citation: 'straffeloven § 262 a',
    title: 'Menneskehandel',
    note: 'Det strafbare forhold, som efterforskningen og påtalen angår.',
  },
  {
    id: 'RPL-722',
    citation: 'retsplejeloven § 722',
    title: 'Tiltalefrafald',
    note: 'For mindre alvorlige lovovertrædelser knyttet til menneskehandelen; jf. Rigsadvokatens retningslinjer.',
  },
  {
    id: 'UDL-33-14',
    citation: 'udlændingeloven § 33, stk. 14',
    title: 'Udrejsefrist for ofre for menneskehandel',
    note: 'Refleksionsperioden. Forudsætter, at det er lagt til grund, at personen er handlet.',
  },
  {
    id: 'UDL-26a',
    citation: 'udlændingeloven § 26 a',
    title: 'Udvisning af ofre for menneskehandel',
    note: 'Forhold, der skyldes handelen, fører til udsendelse uden indrejseforbud.',
  },
  {
    id: 'UDL-30',
    citation: 'udlændingeloven § 30',
    title: 'Udrejse',
    note: 'Politiet drager omsorg for udrejsen, når den ikke sker frivilligt.',
  },
  {
    id: 'SEL',
    citation: 'serviceloven',
    title: 'Social bistand',
    note: 'Bistand til børn, unge og udsatte voksne. Den enkelte bestemmelse fremgår af myndighedens egen sag.',
  },
] as const satisfies readonly LegalBasis[]

export type LegalBasisId = (typeof LEGAL_BASES)[number]['id']
