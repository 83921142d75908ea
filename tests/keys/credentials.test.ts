import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { fitCredentials, watchCredentials } from '../../gateway/agencies/fit-credentials.ts'
import { examineCredentials } from '../../gateway/doctor/credentials.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { policeCredentials } from '../agencies/police-credentials.ts'

let samsyn: AGateway
let folder: string
let former: string

beforeAll(async () => {
  samsyn = await aGateway({
    configure: async (config) => {
      folder = config.agencies['NEC']?.credentials ?? ''
      former = readFileSync(join(folder, 'police-signing.pub'), 'utf8')
      writeFileSync(join(folder, 'police-signing.pub'), 'half a key')
      return config
    },
  })
})
afterAll(() => samsyn.close())

const doctor = async (): Promise<string[]> =>
  examineCredentials(await fitCredentials(samsyn.config.agencies)).map(({ what, state }) => `${state}: ${what.en}`)

test('whoever watches the gateway is told that the police\'s keys cannot be used as they stand there', async () => {
  await expect.poll(() => samsyn.counted('samsyn_failures_total{where="credentials of NEC",kind="Error"}')).toBe(1)
})

test('and the doctor says so, of a half-written key as of a certificate that is not its key\'s, until they fit again', async () => {
  expect(await doctor()).toEqual(['fault: NEC: keys and certificates'])
  writeFileSync(join(folder, 'police-signing.pub'), former)
  expect(await doctor()).toEqual(['good: NEC: keys and certificates'])
  const [certificate, other] = [join(folder, 'client.crt'), (await policeCredentials()).gateway]
  const present = readFileSync(certificate)
  writeFileSync(certificate, readFileSync(join(other, 'client.crt')))
  expect(await doctor()).toEqual(['fault: NEC: keys and certificates'])
  writeFileSync(certificate, present)
  expect(await doctor()).toEqual(['good: NEC: keys and certificates'])
})

test('and it is looked at anew each minute, for as long as the gateway runs', async () => {
  const key = join(folder, 'police-signing.pub')
  writeFileSync(key, 'half a key')
  onTestFinished(() => writeFileSync(key, former))
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const failed = vi.fn()
  const watching = watchCredentials(samsyn.config.agencies, { failed })
  for (const looks of [1, 2, 3]) {
    await vi.waitFor(() => expect(failed).toHaveBeenCalledTimes(looks))
    await vi.advanceTimersByTimeAsync(60_000)
  }
  await vi.waitFor(() => expect(failed).toHaveBeenCalledTimes(4))
  expect(failed).toHaveBeenLastCalledWith('credentials of NEC', expect.any(Error))
  await watching.close()
  await vi.advanceTimersByTimeAsync(120_000)
  expect(failed).toHaveBeenCalledTimes(4)
})
