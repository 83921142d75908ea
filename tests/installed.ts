import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Milliseconds that installing may take, of which half may be spent on waiting for another who installs. */
const PATIENCE = 4 * 60_000

const LOCK = join(tmpdir(), 'samsyn-tests-install.lock')

/**
 * The first of the places where something is; when it is nowhere, Debian's packages are installed, where root may.
 * @throws with what to install, in one sentence.
 */
export const installed = (places: readonly string[], ...packages: readonly string[]): string => {
  const find = (): string | undefined => places.find((place) => existsSync(place))
  const found = find() ?? (mayInstall() && install(packages) ? find() : undefined)
  if (!found) throw new Error(`this test needs what is not here: install it with \`apt-get install ${packages.join(' ')}\``)
  return found
}

const mayInstall = (): boolean => process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).error === undefined

/** One at a time: of two files of tests that install at once, `apt-get` would turn one away. */
const install = (packages: readonly string[]): boolean => ['update', 'install'].every((act) => spawnSync(
  'flock', [LOCK, 'apt-get', '-o', `DPkg::Lock::Timeout=${PATIENCE / 2_000}`, act, '-qq', '-y',
    ...(act === 'install' ? ['--no-install-recommends', ...packages] : [])],
  { timeout: PATIENCE, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0)
