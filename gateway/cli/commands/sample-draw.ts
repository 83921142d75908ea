import { createHash, randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { InvalidArgumentError, type Command } from 'commander'
import { addOverseeing, openOverseer, type OverseeingOptions } from '../asking.ts'
import { ask } from '../ask.ts'
import type { Conclude, Conclusion } from '../conclusion.ts'
import { EXIT } from '../exit-codes.ts'
import { OFFICERS_OPERATIONS } from '../officers/officers-operations.ts'
import { OFFICERS_REPLIES } from '../officers/officers-replies.ts'
import { OFFICERS } from '../officers/officers-texts.ts'
import { showAnswer } from '../show-answer.ts'
import { Stopped } from '../stopped.ts'
import { STOPPED } from '../texts.ts'

interface Stratum { readonly recipient: string | null; readonly purpose: string | null; readonly role: string | null; readonly size: number }
interface DrawOptions extends OverseeingOptions { readonly nonce: string }
interface CommitOptions extends DrawOptions { readonly from: string; readonly until: string; readonly stratum: readonly Stratum[] }

/** Laying a sample down, with a nonce that stays with the officer, and drawing it. */
export const addSampleDraw = (sample: Command, conclude: Conclude): void => {
  addOverseeing(sample.command('commit'))
    .description('Læg en stikprøve fast, før nogen kan vide, hvad den udtrækker. / Commit to a sample.')
    .requiredOption('--from <instant>', 'fra og med, som 2026-01-01T00:00:00Z / from')
    .requiredOption('--until <instant>', 'til, ikke med / until, exclusive')
    .requiredOption('--stratum <stratum...>', 'grupper som NEC/INVESTIGATION/investigator=5, * for alle / strata', readStratum)
    .requiredOption('--nonce <file>', 'hvor det hemmelige tal gemmes / where the nonce is kept')
    .action(async (options: CommitOptions) => conclude(await commit(options)))
  addOverseeing(sample.command('draw'))
    .description('Udtræk den, når sporets vidner har underskrevet. / Draw it, once the witnesses have countersigned.')
    .argument('<id>', 'stikprøvens id / the sample\'s id')
    .requiredOption('--nonce <file>', 'hvor det hemmelige tal ligger / where the nonce is')
    .action(async (id: string, options: DrawOptions) => conclude(await draw(id, options)))
}

const readStratum = (text: string, before: readonly Stratum[] = []): readonly Stratum[] => {
  const [, recipient = '', purpose = '', role = '', size = ''] = /^([^/=]+)\/([^/=]+)\/([^/=]+)=([1-9]\d{0,2})$/.exec(text) ?? []
  if (!size) throw new InvalidArgumentError(OFFICERS.stratum)
  const named = (value: string): string | null => (value === '*' ? null : value)
  return [...before, { recipient: named(recipient), purpose: named(purpose), role: named(role), size: Number(size) }]
}

const commit = async (options: CommitOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const nonce = randomBytes(32).toString('hex')
  await writeFile(options.nonce, `${nonce}\n`, { mode: 0o600, flag: 'wx' })
    .catch(() => { throw new Stopped(EXIT.usage, OFFICERS.taken(options.nonce)) })
  const input = {
    from: options.from, until: options.until, strata: options.stratum, nonceHash: createHash('sha256').update(nonce).digest('hex'),
  }
  const asked = await ask(asker, OFFICERS_OPERATIONS.commit, { input }, OFFICERS_REPLIES.commit)
  return { output: showAnswer(asker, asked, [asked.data.commitSample.id, OFFICERS.kept(options.nonce)]), exitCode: EXIT.done }
}

const draw = async (id: string, options: DrawOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const nonce = await readFile(options.nonce, 'utf8').catch(() => { throw new Stopped(EXIT.usage, STOPPED.noDocument(options.nonce)) })
  const asked = await ask(asker, OFFICERS_OPERATIONS.draw, { id, nonce: nonce.trim() }, OFFICERS_REPLIES.draw)
  return { output: showAnswer(asker, asked, [asked.data.drawSample.id]), exitCode: EXIT.done }
}
