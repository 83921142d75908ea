import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { openCheckpoint, type Checkpoint, type Trust } from '../checkpoint.ts'
import { ProofFailed } from '../proof-failed.ts'
import type { Streams } from '../progress.ts'
import { checkConsistency } from '../tlog-proof.ts'
import { logIdOf, openHeld, originIn, readTrust, UsageWrong } from '../trust.ts'
import { addHeld, type HeldOptions } from './options.ts'

interface LiveOptions extends HeldOptions {
  readonly save?: string
}

/** A gateway's log, held to what its holders kept: that it only added to it. */
export const addLive = (program: Command, streams: Streams): Command =>
  addHeld(program.command('live'))
    .description('Se efter, at et spor i drift kun er føjet til. / Check that a running trail was only added to.')
    .argument('<gateway>', 'Samsyns adresse / the gateway\'s address')
    .option('--save <file>', 'gem dets kontrolpunkt til næste gang / keep its checkpoint for the next time')
    .action(async (gateway: string, options: LiveOptions) => streams.out(`${await live(gateway, options)}\n`))

const live = async (gateway: string, options: LiveOptions): Promise<string> => {
  const trust = await readTrust(options.trust)
  const origin = originIn(trust, options.log)
  const held = await openHeld(origin, trust, options.checkpoint, options.receipt)
  const at = `${gateway.replace(/\/$/, '')}/trail/${logIdOf(origin)}`
  const note = await fetchText(`${at}/checkpoint`)
  const newest = openCheckpoint(note, trust)
  if (newest.origin !== origin) throw new ProofFailed(`the checkpoint is of \`${newest.origin}\`, another log`)
  for (const { size } of held.checkpoints)
    if (size > newest.size) throw new ProofFailed(`the log was rolled back: it has ${newest.size} leaves, and had ${size}`)
  await checkOneTree(at, [...held.checkpoints, newest], trust)
  if (options.save) await writeFile(options.save, note)
  return `sporet holder / the trail holds: ${origin}, ${newest.size} blade / leaves, `
    + `${newest.witnesses.length} vidner / witnesses, ${held.checkpoints.length} gemte kontrolpunkter / kept checkpoints`
}

/** How often all are asked for, when the log goes on meanwhile. */
const ROUNDS = 10

/** Holds what was kept, and what is shown now, to one tree that adds to them all: of two, one could be a fork. */
const checkOneTree = async (at: string, checkpoints: readonly Checkpoint[], trust: Trust): Promise<void> => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const [one, ...others] = await Promise.all(checkpoints.map(async (checkpoint) =>
      checkConsistency(checkpoint, await fetchText(`${at}/consistency?from=${checkpoint.size}`), trust)))
    const alike = others.filter(({ size }) => size === one?.size)
    if (alike.some(({ root }) => !root.equals(one?.root ?? root)))
      throw new ProofFailed('what is shown is of two trees: the log was forked')
    if (alike.length === others.length) return
  }
  throw new UsageWrong('the log went on each time that it was asked: try again')
}

/** Milliseconds that an answer may take. */
const PATIENCE = 10_000

const fetchText = async (url: string): Promise<string> => {
  const reply = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) })
    .catch(() => { throw new UsageWrong(`nobody answers at \`${url}\``) })
  if (!reply.ok) throw new UsageWrong(`there is no such log at \`${url}\``)
  return reply.text()
}
