import { z } from 'zod'
import { followersVariables, ownerVariables, told, variables } from '../gateway/config-variables.ts'
import { createMetrics } from '../gateway/telemetry/metrics.ts'
import { page, table } from '../policies/documents/markdown.ts'

type Variables = Readonly<Record<string, z.ZodType>>

/** By what each process is named in the table. */
const PROCESSES: readonly (readonly [name: string, variables: Variables])[] = [
  ['gateway', variables.shape], ['followers', followersVariables.shape], ['migrate', ownerVariables.shape],
]

const ABOUT = `Made of \`gateway/config-variables.ts\`, the one place that names them, and of \`gateway/telemetry/metrics.ts\`, by
\`npm run docs\`; [operating.md](operating.md) says how they are used. A variable that is not usable stops the process at its
start, which names it and never its value.`

const READERS = `*gateway* is \`dist/gateway/main.js\` (and \`samsyn doctor --environment\`), *followers*
\`dist/gateway/followers/main.js\`, *migrate* \`samsyn migrate\`. Libraries read these too: \`PGPASSFILE\` (a file of passwords,
\`chmod 600\`), \`NODE_EXTRA_CA_CERTS\` (a PEM file of who else certifies those whom Samsyn speaks TLS with; the database's may stand
in \`DATABASE_URL\` too, as \`sslrootcert=<file>\`), \`NODE_ENV=production\`.`

const DEFAULTS = `Beside these are Node's own (\`process_*\`, \`nodejs_*\`). The gateway and the followers show the same list; each
moves just what happens in it.`

/** Every setting and every metric, for whoever runs Samsyn. */
export const settingsDocument = (): string => page([
  '# Settings and metrics', ABOUT, '## Variables of the environment', READERS, variableTable(), '## Metrics', DEFAULTS, metricTable(),
])

const variableTable = (): string => table(['Variable', 'Read by', 'Form', 'Default', 'What it is', 'In production'],
  [...new Set(PROCESSES.flatMap(([, shape]) => Object.keys(shape)))].sort().map((name) => {
    const readers = PROCESSES.flatMap(([process, shape]) => shape[name] ? [{ process, variable: shape[name] }] : [])
    const [text, ...others] = readers.flatMap(({ variable }) => told.get(variable) ?? [])
    if (!text || others.length !== readers.length - 1) throw new Error(`nobody says what \`${name}\` is`)
    return [`\`${name}\``, readers.map(({ process }) => process).join(', '), text.form, defaultsOf(readers), text.does, text.production ?? '']
  }))

const defaultsOf = (readers: readonly { readonly process: string; readonly variable: z.ZodType }[]): string => {
  const [first = '', ...others] = readers.map(({ variable }) => defaultOf(variable))
  return others.every((other) => other === first) ? first
    : readers.map(({ process, variable }) => `${process}: ${defaultOf(variable)}`).join('; ')
}

const defaultOf = (variable: z.ZodType): string => {
  const read = variable.safeParse(undefined)
  if (!read.success) return '*required*'
  const { data } = read
  if (data === undefined || (Array.isArray(data) && data.length === 0)) return 'none'
  return `\`${typeof data === 'object' ? JSON.stringify(data) : String(data)}\``
}

/** As `prom-client` keeps a metric, whose types tell no labels. */
const metricShape = z.object({ name: z.string(), type: z.string(), help: z.string(), labelNames: z.array(z.string()) })

const metricTable = (): string => table(['Metric', 'Kind', 'Labels', 'What it says'],
  createMetrics().registry.getMetricsAsArray().filter(({ name }) => name.startsWith('samsyn_')).map((metric) => {
    const { name, type, help, labelNames } = metricShape.parse(metric)
    return [`\`${name}\``, type, labelNames.map((label) => `\`${label}\``).join(', '), help]
  }))
