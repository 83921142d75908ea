import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { z } from 'zod'
import { ROLES } from '../../schema/role.ts'
import { createIssuer } from './issuer.ts'

/** The process of the issuer. Prints one line of JSON when it listens; ends on SIGTERM and SIGINT. */
const key = z.looseObject({ kty: z.string(), kid: z.string() })

const settingsShape = z.object({
  audience: z.string(),
  keys: z.array(key).min(1),
  clients: z.array(z.object({
    id: z.string(), party: z.string(), keys: z.array(key),
    redirectUris: z.array(z.url()).optional(), afterLogout: z.array(z.url()).optional(),
    backChannelLogout: z.url().optional(),
  })),
  personas: z.array(z.object({
    party: z.string(), employee: z.string(), role: z.enum(ROLES), name: z.string().optional(), part: z.string().optional(),
  })),
})

const optionsShape = z.object({
  settings: z.string(), port: z.coerce.number().int(), host: z.string().optional(), url: z.url().optional(),
})

const command = new Command('issuer')
  .description('an OpenID issuer for development and demonstration')
  .requiredOption('--settings <file>', 'JSON: audience, signing keys, clients and personas')
  .option('--port <port>', 'port; 0 for a free one', '0')
  .option('--host <host>', 'address to listen on')
  .option('--url <url>', 'what it calls itself, when that is not where it listens')

const { settings, ...where } = optionsShape.parse(command.parse().opts())
const issuer = await createIssuer({ ...where, ...settingsShape.parse(JSON.parse(readFileSync(settings, 'utf8'))) })

const end = (): void => void issuer.close().then(() => process.exit(0))
process.once('SIGTERM', end)
process.once('SIGINT', end)

process.stdout.write(`${JSON.stringify({ ready: true, url: issuer.issuer })}\n`)
