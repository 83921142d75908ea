import type { Code } from '../codes.ts'

/** What the command line says by itself, Danish first. What the contract describes is read from the contract. */
export const TEXTS = {
  synthetic: 'SYNTETISKE DATA',
  case: 'Sag',
  handle: 'håndtag',
  withheld: 'Holdt tilbage',
  unavailable: 'Svarede ikke',
  notices: 'Bemærk',
  receipt: 'Kvittering',
  log: 'log',
  leaf: 'blad',
  empty: 'ingen oplysning',
  all: 'alt',
  yes: 'ja',
  no: 'nej',
  tryAgain: 'prøv igen om lidt',
  noCases: 'Ingen sager.',
  next: 'Næste side:',
  noConsents: 'Ingen samtykker.',
  given: 'Samtykket er noteret.',
  withdrawn: 'Samtykket er trukket tilbage, og intet svar hviler på det længere.',
  defaultReason: 'Opslag fra kommandolinjen',
} as const

/** Why a controller's facts did not come. */
export const UNAVAILABLE_BECAUSE: Readonly<Record<string, string>> = {
  TIMEOUT: 'intet svar i tide',
  UNREACHABLE: 'kunne ikke nås',
  REFUSED: 'afviste anmodningen',
  GARBLED: 'svaret kunne ikke forstås',
}

export const CONSENT = {
  id: 'Samtykke',
  state: 'Status',
  givenBy: 'Givet af',
  recipients: 'Modtagere',
  purposes: 'Formål',
  categories: 'Oplysninger',
  form: 'Form',
  period: 'Gælder',
  language: 'Forklaret på',
  withInterpreter: 'med tolk',
  inForce: 'gælder',
  notYet: 'gælder endnu ikke',
  ended: 'udløbet',
  withdrawn: 'trukket tilbage',
} as const

/** The contract's codes of a consent, as one says them. */
export const CONSENT_TERMS: Readonly<Record<string, string>> = {
  dataSubject: 'personen selv', representative: 'repræsentanten', custodyHolder: 'forældremyndighedens indehaver',
  spoken: 'mundtligt', inWriting: 'skriftligt',
}

export const CATEGORIES: Readonly<Record<string, string>> = {
  identity: 'identitet', contact: 'kontakt', encounter: 'mødet med politiet', assessment: 'vurdering',
  indicators: 'tegn på menneskehandel', health: 'helbred', accommodation: 'indkvartering og behov',
  location: 'opholdssted', risk: 'fare', residence: 'ophold', asylum: 'asyl', return: 'hjemrejse',
  representative: 'repræsentant', workplace: 'arbejdsplads', income: 'indkomst', investigation: 'efterforskning',
  witness: 'vidne', operations: 'politiaktioner', coordination: 'sagens gang',
}

/** Why a command ended, by the gateway's code. */
export const CODE_TEXTS: Readonly<Record<Code, string>> = {
  UNAUTHENTICATED: 'adgangsbeviset blev ikke godtaget',
  PURPOSE_MISMATCH: 'adgangsbeviset gælder et andet formål',
  FORBIDDEN: 'din myndighed og rolle må ikke dette til dette formål',
  CASE_NOT_AVAILABLE: 'din myndighed har ingen sådan sag: se efter i sagsnummeret',
  PURPOSE_MISSING: 'forespørgslen siger ikke, hvad den er til',
  REASON_INVALID: 'giv en begrundelse på 5 til 500 tegn; for VITAL_INTERESTS mindst 20',
  ONE_DISCLOSURE: 'spørg om én sag, én side eller én ændring ad gangen',
  ONE_OPERATION: 'send én forespørgsel ad gangen',
  TOO_DEEP: 'forespørgslen går for dybt',
  TOO_MANY_ALIASES: 'forespørgslen har for mange aliasser',
  TOO_MANY_DIRECTIVES: 'forespørgslen har for mange direktiver',
  PAGE_INVALID: 'bed om 1 til 100 sager, efter en markør fra en tidligere side',
  SYNTAX_INVALID: 'forespørgslen er ikke GraphQL',
  OPERATION_INVALID: 'forespørgslen passer ikke til kontrakten: er kommandolinjen af samme udgave som Samsyn?',
  VARIABLES_INVALID: 'værdierne passer ikke til kontrakten',
  REQUEST_INVALID: 'forespørgslen blev ikke forstået',
  REQUEST_TOO_LARGE: 'forespørgslen er for stor',
  REFLECTION_NOT_APPLICABLE: 'perioden sættes, når personen er identificeret som handlet',
  REFLECTION_TOO_LONG: 'perioden ville blive længere, end handlingsplanen tillader',
  EXTENSION_TOO_LATE: 'forlængelse skal søges, før perioden udløber',
  EXTENSION_NOT_LONGER: 'forlængelsen skal slutte senere end perioden',
  NOT_APPLICABLE: 'sagen er ikke, hvor ændringen hører hjemme',
  CONSENT_REQUIRED: 'parten kan kun blive part i sagen med et samtykke, der nævner den',
  STAGE_ORDER: 'sagen kan ikke flyttes til dette stadie herfra',
  DATE_INVALID: 'datoen kan ikke være rigtig',
  CONSENT_BY_MINOR: 'for en mindreårig samtykker repræsentanten eller forældremyndighedens indehaver',
  CONSENT_BY_SUSPECT: 'den, der mistænkes for at medvirke, kan ikke samtykke',
  CONSENT_GIVER_INVALID: 'kun for en mindreårig kan en anden samtykke',
  CONSENT_PERIOD_INVALID: 'samtykket skal slutte, efter det begynder, inden for to år, og ikke begynde i fremtiden',
  CONSENT_SCOPE_INVALID: 'nævn mindst én kendt modtager, ét formål og én art af oplysninger',
  CONSENT_NOT_AVAILABLE: 'der er intet sådant samtykke i din myndigheds sager',
  CONSENT_ALREADY_WITHDRAWN: 'samtykket er allerede trukket tilbage',
  PARTY_UNKNOWN: 'der er ingen sådan part',
  PARTY_OF_KIND_LINKED: 'en anden organisation af samme art er part i sagen: afslut dens del først',
  FILE_NUMBER_TAKEN: 'dit sagsnummer hører allerede til en anden sag',
  POLICY_VERSION_UNKNOWN: 'der er ingen sådan version af reglerne, eller denne udgave kan ikke danne den',
  POLICIES_UNCHANGED: 'dokumentet siger det, som allerede gælder eller skal gælde',
  PROPOSAL_NOT_AVAILABLE: 'der er intet sådant forslag: se `samsyn policy list`',
  PROPOSAL_DECIDED: 'forslaget gælder allerede, eller andre regler er trådt i kraft siden: foreslå det igen',
  PROPOSAL_OWN: 'den, der foreslår regler, godkender dem ikke: spørg en databeskyttelsesrådgiver i en anden myndighed',
  PROPOSAL_APPROVED: 'du har godkendt forslaget: det venter på en databeskyttelsesrådgiver i en anden myndighed',
  FACT_UNKNOWN: 'kontrakten har ingen sådan oplysning: nævn en som `CMM.needs.language`',
  LEAF_NOT_AVAILABLE: 'der er ingen sådan udlevering, som din myndighed havde del i: se efter på kvitteringen',
  POLICIES_UNKNOWN: 'det vides ikke nu, hvilke regler der gælder, så intet udleveres: prøv igen om et minut',
  CHANGED_MEANWHILE: 'sagen ændrede sig undervejs: spørg igen',
  TRAIL_UNAVAILABLE: 'intet kan registreres nu, så intet udleveres: prøv igen om et minut',
  UNAVAILABLE: 'Samsyn kan ikke svare nu: prøv igen om et minut',
  INTERNAL: 'Samsyn fejlede: oplys forespørgslens id til supporten',
}

/** Why a command ended before the gateway answered. */
export const STOPPED = {
  noGateway: (url: string): string => `Samsyn svarer ikke på \`${url}\`: kører \`npm start\`?`,
  noIssuer: (url: string): string => `udstederen svarer ikke på \`${url}\`: kører \`npm start\`?`,
  noToken: (error: string): string => `udstederen gav intet adgangsbevis (\`${error}\`)`,
  notUnderstood: 'Samsyns svar kunne ikke forstås: er kommandolinjen af samme udgave som Samsyn?',
  byCode: (code: string, text: string, requestId: string): string => `${text} (${code}, forespørgsel ${requestId})`,
  noPersona: (ids: string): string => `vælg en af personerne: ${ids}`,
  noField: (field: string): string => `der er intet felt \`${field}\` i kontrakten`,
  noKey: (client: string): string => `datamappen har ingen nøgle til \`${client}\``,
  oneCase: 'sig hvilken sag: `--case <sagsnummer>` eller `--handle <håndtag>`',
  reasonNeeded: 'sig hvorfor: VITAL_INTERESTS kræver `--reason` på mindst 20 tegn',
  noDay: 'skriv en dag som 2027-01-31',
  noDocument: (file: string): string => `filen \`${file}\` kan ikke læses`,
  oneReceipt: 'sig hvilket opslag: svarets fil, eller `--log` og `--leaf` fra dets kvittering',
  noReceipt: (file: string): string => `filen \`${file}\` er ikke et svar med kvittering: skriv det med \`samsyn query --json\``,
  noLeaf: 'der er intet sådant blad af dine egne opslag: se efter i svarets kvittering',
  notCountersigned: 'vidnerne har endnu ikke underskrevet: prøv igen om et minut',
}
