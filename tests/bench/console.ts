// What a person waits for in the console, in Chromium: the first view with nothing cached, the log, and scrolling in it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aSite } from '../browser/a-site.ts'
import { fillIndex } from '../oversight/fill-index.ts'
import { createPool } from '../../gateway/database/pool.ts'
import { open } from '../folder.ts'
import { startDatabase } from './database.ts'
import { quantileOf } from './quantiles.ts'
import { machine } from './report.ts'

const ENTRIES = 100_000
const TIMES = 5

/** Milliseconds from the navigation until the first and the largest thing is drawn, and until the page is heard of no more. */
const DRAWN = `new Promise((resolve) => new PerformanceObserver((list, observer) => {
  observer.disconnect()
  const [navigation] = performance.getEntriesByType('navigation')
  resolve([performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0, list.getEntries().at(-1).startTime, navigation.domComplete])
}).observe({ type: 'largest-contentful-paint', buffered: true }))`

/** Scrolls by 60 points a frame for so many frames: the milliseconds of each, and the tasks that took more than 50. */
const scrolled = (frames: number): string => `new Promise((resolve) => {
  const long = [], times = []
  new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' })
  let before = performance.now()
  const step = () => {
    const now = performance.now()
    times.push(now - before)
    before = now
    scrollBy(0, 60)
    if (times.length < ${frames}) requestAnimationFrame(step)
    else resolve({ times, long })
  }
  requestAnimationFrame(step)
})`

const folder = await open(await mkdtemp(join(tmpdir(), 'samsyn-console-')))
const postgres = await startDatabase(join(folder, 'postgres'))
const pool = await createPool(postgres.url, { max: 2 })
const site = await aSite({
  database: { url: postgres.url, pool, adminUrl: postgres.ownerUrl, adminPool: postgres.owner, drop: () => pool.end() }, differs: true,
})
const show = (what: string, values: readonly number[]): void => {
  process.stdout.write(`| ${what} | ${Math.round(quantileOf(values, 0.5))} | ${Math.round(quantileOf(values, 0.95))} |\n`)
}

const first: number[][] = []
for (let time = 0; time < TIMES; time += 1) {
  const page = await site.stranger()
  await page.goto(`${site.origin}/console/`)
  await page.locator('main h1').waitFor()
  first.push(await page.evaluate<number[]>(DRAWN))
  await page.context().close()
}

await fillIndex(site.database.adminPool, { party: 'UDLST', rows: ENTRIES, latest: new Date() })
const page = await site.loggedIn('dagny', '/')
const listed: number[] = []
for (let time = 0; time < TIMES; time += 1) {
  await page.goto(`${site.origin}/console/`)
  await page.locator('main h1').waitFor()
  const began = performance.now()
  await page.getByRole('link', { name: 'Log', exact: true }).first().click()
  await page.locator('table.entries tbody tr[aria-rowindex]').first().waitFor()
  listed.push(performance.now() - began)
}
await page.locator('.total').waitFor()
const { times, long } = await page.evaluate<{ times: number[]; long: number[] }>(scrolled(600))

process.stdout.write(`${machine()}\n\n| what | p50 ms | p95 ms |\n| --- | --- | --- |\n`)
show('first view, nothing cached: something drawn', first.map(([drawn = 0]) => drawn))
show('first view, nothing cached: all drawn', first.map(([, largest = 0]) => largest))
show(`log of ${ENTRIES.toLocaleString('en')} entries: first rows, from the press`, listed)
show('scrolling in it: a frame', times)
process.stdout.write(`\n${long.length} tasks of more than 50 ms in ${times.length} frames${long.length > 0 ? `, the longest ${Math.round(Math.max(...long))} ms` : ''}\n`)
await page.context().close()
await site.close()
await postgres.stop()
await rm(folder, { recursive: true, force: true })
