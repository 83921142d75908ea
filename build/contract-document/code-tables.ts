import { table } from '../../policies/documents/markdown.ts'
import { CODE_TEXTS } from '../../gateway/cli/texts.ts'
import { CODES, type Code } from '../../gateway/codes.ts'

type Status = (typeof CODES)[Code][0]

/** What each HTTP status says of a request, in their order. */
const STATUSES: Readonly<Record<Status, string>> = {
  200: 'Forespørgslen er forstået, men afslået: der er intet sådant, eller det kan ikke lade sig gøre, som det står',
  400: 'Forespørgslen skal rettes, før den sendes igen',
  401: 'Afsenderen er ikke godtaget',
  403: 'Myndigheden, rollen eller adgangsbeviset giver ikke adgang til det',
  404: 'Sporet har det ikke, eller ikke endnu: for adresserne under `/trail` ([trail.md](trail.md))',
  413: 'Forespørgslen er for stor',
  429: 'For meget er blevet afvist: headeren `Retry-After` siger, om hvor mange sekunder der kan spørges igen',
  500: 'Samsyn fejlede: oplys headeren `X-Request-Id` til supporten',
  503: 'Samsyn kan ikke svare nu, og intet er videregivet: headeren `Retry-After` siger, om hvor mange sekunder der kan spørges igen',
}

/** Every code that an answer can carry, below its HTTP status. */
export const codeTables = (): readonly string[] => Object.entries(STATUSES).flatMap(([status, says]) => [
  `### HTTP ${status}`,
  `${says}.`,
  table(['Kode', 'Betydning', '`message` i svaret'], Object.entries(CODES).filter(([, [own]]) => String(own) === status)
    .map(([code, [, message]]) => [`\`${code}\``, CODE_TEXTS[code as Code], message])),
])
