import type { Label } from '../../schema/label.ts'

const said = (da: string, en: string): Label => ({ da, en })
/** A name, a version, an address: the same in both languages. */
const same = (text: string | number): Label => said(String(text), String(text))
/** What was looked at of something. */
const of = (whole: Label, part: Label): Label => said(`${whole.da}: ${part.da}`, `${whole.en}: ${part.en}`)

const CLOCK = said('ur', 'clock')
const KEYS = said('nøgler', 'keys')
const WITNESSES = said('vidner', 'witnesses')
const SAME_CLOCK = said('går som denne maskines', 'agrees with this machine\'s')
const WRONG_CLOCK = (seconds: number): Label => said(`går ${seconds} sekunder forkert`,
  `is wrong by ${seconds} seconds`)
const MEND_CLOCK = said('stil begge ure efter den samme tidsserver (NTP)',
    'set both clocks by the same time server (NTP)')
const NO_ANSWER = said('svarer ikke', 'does not answer')
const UNREADABLE = said('kan ikke læses', 'cannot be read')
const MEND_DATABASE = said('ret det, der er galt med databasen, og se efter igen', 'mend the database, and look again')

export const NODE = {
  what: same('Node.js'),
  runs: same,
  tooOld: (version: string): Label => said(`${version} er for gammel`, `${version} is too old`),
  install: (least: string): Label => said(`installér Node.js ${least} eller nyere; 24 anbefales`,
    `install Node.js ${least} or later; 24 is recommended`),
}

export const CORES = {
  what: said('hukommelsesdump', 'core dumps'),
  none: said('et nedbrud skriver intet', 'a crash writes none'),
  unknown: said('det vides ikke, om et nedbrud skriver et', 'it is not known whether a crash writes one'),
  written: said('et nedbrud kan skrive hukommelsen til en fil', 'a crash may write the memory to a file'),
  mend: said('start gatewayen med `LimitCORE=0` (systemd) eller `ulimit -c 0`; `core: 0` under `ulimits` i en container',
    'start the gateway with `LimitCORE=0` (systemd) or `ulimit -c 0`; `core: 0` below `ulimits` in a container'),
}

const POSTGRES = same('PostgreSQL')
export const DATABASE = {
  what: POSTGRES,
  noAnswer: (why: string): Label => said(`${NO_ANSWER.da} (${why})`, `${NO_ANSWER.en} (${why})`),
  findIt: said('se efter, at serveren kører, at `DATABASE_URL` har dens adresse, som dens certifikat har den, og gatewayens adgangskode',
    'see that the server runs, and that `DATABASE_URL` has its address, as its certificate has it, and the gateway\'s password'),
  silent: said('siger intet om sig selv', 'says nothing of itself'),
  beOne: said('se efter, at det er en PostgreSQL-server', 'see that it is a PostgreSQL server'),
  answers: (version: string): Label => said(`svarer, version ${version}`, `answers, version ${version}`),
  durability: of(POSTGRES, said('holdbarhed', 'durability')),
  keeps: said('gemmer det, den har kvitteret for', 'keeps what it has acknowledged'),
  loses: said('kan miste det, den har kvitteret for', 'may lose what it has acknowledged'),
  keep: said('sæt `fsync` og `full_page_writes` til `on`', 'set `fsync` and `full_page_writes` to `on`'),
  role: of(POSTGRES, said('rolle', 'role')),
  superuser: said('gatewayen er superbruger', 'the gateway is a superuser'),
  beLess: said('lad `DATABASE_URL` nævne rollen `samsyn_gateway`', 'let `DATABASE_URL` name the role `samsyn_gateway`'),
  least: said('gatewayen har ikke flere rettigheder, end den bruger', 'the gateway has no more rights than it uses'),
  clock: of(POSTGRES, CLOCK), sameClock: SAME_CLOCK, wrongClock: WRONG_CLOCK, mendClock: MEND_CLOCK,
  migrations: of(POSTGRES, said('migreringer', 'migrations')),
  hidden: said('kan ikke læses af gatewayens rolle', 'cannot be read by the gateway\'s role'),
  grant: said('giv rollen `select` på `_prisma_migrations`', 'grant the role `select` on `_prisma_migrations`'),
  lacks: (names: string): Label => said(`mangler ${names}`, `lacks ${names}`),
  migrate: said('kør `samsyn migrate` af denne udgave som databasens ejer',
    'run `samsyn migrate` of this release as the database\'s owner'),
  has: (names: string): Label => said(`har ${names}`, `has ${names}`),
  useNewer: said('brug den nyere udgave af Samsyn, som databasen er fra',
    'use the later release of Samsyn that the database is from'),
  complete: (count: number): Label => said(`alle ${count} er på plads`, `all ${count} are in place`),
}

const issuer = (url: string): Label => said(`udsteder ${url}`, `issuer ${url}`)
export const ISSUER = {
  what: issuer,
  noAnswer: NO_ANSWER,
  findIt: said('se efter, at udstederen kører, og at adressen er rigtig',
    'see that the issuer runs, and that its address is right'),
  itself: said('er den, den siger', 'is who it says'),
  another: said('siger, at den er en anden', 'says that it is another'),
  nameIt: said('ret adressen i `SAMSYN_ISSUERS` til den, udstederen selv oplyser',
    'put the address into `SAMSYN_ISSUERS` that the issuer itself tells'),
  keys: (url: string): Label => of(issuer(url), KEYS),
  shows: (count: number): Label => said(`viser ${count}`, `shows ${count}`),
  showsNone: said('viser ingen nøgler', 'shows no keys'),
  nameKeys: said('ret `jwksUri` til det, udstederen oplyser som `jwks_uri`',
    'set `jwksUri` to what the issuer tells as `jwks_uri`'),
  clock: (url: string): Label => of(issuer(url), CLOCK), sameClock: SAME_CLOCK, wrongClock: WRONG_CLOCK, mendClock: MEND_CLOCK,
}

export const REACH = {
  party: same,
  witness: (name: string): Label => said(`vidne ${name}`, `witness ${name}`),
  alarms: (party: string): Label => of(same(party), said('alarmer', 'alarms')),
  mail: said('mailserveren', 'the mail server'),
  gateway: said('gatewayen', 'the gateway'),
  listens: (host: string): Label => said(`tager imod på ${host}`, `listens at ${host}`),
  deaf: (host: string): Label => said(`tager ikke imod på ${host}`, `does not listen at ${host}`),
  mend: said('se efter, at systemet kører, og at ingen brandmur står imellem',
    'see that the system runs, and that no firewall stands between'),
}

export const CREDENTIALS = {
  what: (party: string): Label => of(same(party), said('nøgler og certifikater', 'keys and certificates')),
  fit: said('passer sammen', 'fit together'),
  unfit: said('kan ikke bruges, som de ligger der; så længe de ikke passer sammen, bruges de forrige',
    'cannot be used as they stand there; as long as they do not fit together, the former are used'),
  mend: said('læg certifikater og nøgler, der hører sammen, i mappen, som `SAMSYN_AGENCIES` nævner som `credentials`',
    'put certificates and keys that belong together into the folder that `SAMSYN_AGENCIES` names as `credentials`'),
}

export const CERTIFICATE = {
  what: (holder: string, name: string): Label => said(`certifikat ${holder}: ${name}`,
    `certificate ${holder}: ${name}`),
  ended: (days: number): Label => said(`udløb for ${days} dage siden`, `ended ${days} days ago`),
  replace: said('læg et nyt certifikat i filens sted; er det en andens, så sig det til dem, der har det',
    'put a new certificate in the file\'s place; where it is another\'s, tell whoever has it'),
  ends: (days: number): Label => said(`udløber om ${days} dage`, `ends in ${days} days`),
  order: said('bestil et nyt certifikat nu; er det en andens, så sig det til dem, der har det',
    'order a new certificate now; where it is another\'s, tell whoever has it'),
  holds: (days: number): Label => said(`gælder ${days} dage endnu`, `holds for ${days} more days`),
}

const log = (name: string): Label => said(`sporet ${name}`, `the trail ${name}`)
export const TRAIL = {
  witnesses: WITNESSES,
  nobody: said('ingen underskriver sporet', 'nobody countersigns the trail'),
  find: said('sæt `SAMSYN_WITNESSES`: tre af fem myndigheder', 'set `SAMSYN_WITNESSES`: three of five agencies'),
  what: said('sporet', 'the trail'), unreadable: UNREADABLE, mendDatabase: MEND_DATABASE,
  log,
  signed: (leaves: string): Label => said(`${leaves} blade, alle underskrevet`,
    `${leaves} leaves, all of them signed`),
  partly: (signed: string, leaves: string): Label =>
    said(`${signed} af ${leaves} blade er underskrevet`, `${signed} of ${leaves} leaves are signed`),
  lookAgain: said('se efter igen om et øjeblik; ellers kører gatewayen ikke',
    'look again in a moment; else the gateway does not run'),
  ofLog: (name: string): Label => of(log(name), WITNESSES),
  confirmed: (leaves: string): Label => said(`bekræftet til og med blad ${leaves}`, `confirmed up to leaf ${leaves}`),
  late: (seconds: number, needed: number, since: string): Label =>
    said(`${seconds} sekunder uden ${needed} medunderskrifter, siden blad ${since}`,
      `${seconds} seconds without ${needed} countersignatures, since leaf ${since}`),
  wake: said('få sporets vidner hos myndighederne i gang: efter 15 minutter videregives intet. Hvor gatewayens log siger `trailContradicted`, kører de: '
    + 'databasen mangler blade', 'have the agencies\' witnesses run: after 15 minutes nothing is disclosed. Where the gateway\'s log says '
    + '`trailContradicted` they do: the database lacks leaves'),
}

export const FOLLOWERS = {
  index: said('tilsynets søgning', 'the officers\' search'),
  officersWork: said('tilsynets opgaver', 'the officers\' work'),
  patterns: said('usædvanlige mønstre', 'unusual patterns'),
  unreadable: UNREADABLE, mendDatabase: MEND_DATABASE,
  atEnd: said('er nået til sporets ende', 'is at the end of the trail'),
  stands: (behind: string): Label => said(`står stille, ${behind} blade bagud`,
    `stands still, ${behind} leaves behind`),
  start: said('start `dist/gateway/followers/main.js`, og se i dens log, hvorfor den standsede',
    'start `dist/gateway/followers/main.js`, and see in its log why it stopped'),
  behind: (behind: string): Label => said(`er ${behind} blade bagud`, `is ${behind} leaves behind`),
  wait: said('vent, til den har indhentet sporet, og se efter igen', 'wait until it has caught up, and look again'),
}

export const OWN = {
  policies: said('reglerne', 'the policies'),
  unknown: said('det vides ikke, hvilke der gælder: intet videregives',
    'it is not known which are in force: nothing is disclosed'),
  useRelease: said('brug en udgave af Samsyn, som kan læse reglerne i kraft',
    'use a release of Samsyn that can read the policies in force'),
  inForce: (version: string): Label => said(`version ${version} gælder`, `version ${version} is in force`),
  disclosing: said('videregivelse', 'disclosing'),
  stopped: said('standset, til sporet er medunderskrevet', 'stopped until the trail is countersigned'),
  wake: said('få sporets vidner hos myndighederne i gang', 'have the agencies\' witnesses run'),
  contradicted: said('standset: vidnerne har set blade, som sporet ikke har', 'stopped: witnesses have seen leaves that the trail does not hold'),
  restore: said('databasen er ældre end det, de så, eller ændret: se *Backup and restore* i `docs/operating.md`',
    'the database is older than what they saw, or was altered: see *Backup and restore* in `docs/operating.md`'),
  open: said('er åben', 'is open'),
  requests: (party: string): Label => of(same(party), said('forespørgsler', 'requests')),
  rests: said('holder pause efter for mange fejl', 'rests after too many failures'),
  mend: said('se efter i myndighedens system; gatewayen prøver selv igen inden for ti sekunder',
    'look at the agency\'s system; the gateway tries again by itself within ten seconds'),
}
