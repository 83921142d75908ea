import { readdirSync, readFileSync } from 'node:fs'

const FOLDERS = ['policies/exchanges', 'policies/firewalls']

/** File and line of an exchange or a firewall, as `policies/exchanges/departure.ts:8`: where its id is written. */
export const whereItStands = (id: string): string | undefined => {
  for (const folder of FOLDERS)
    for (const file of readdirSync(folder)) {
      const line = readFileSync(`${folder}/${file}`, 'utf8').split('\n')
        .findIndex((text) => text.includes(`exchange('${id}',`) || text.includes(`id: '${id}',`))
      if (line >= 0) return `${folder}/${file}:${line + 1}`
    }
  return undefined
}

/** A fault begins with the id that it is about. */
export const withItsPlace = (fault: string): string => {
  const place = whereItStands(fault.split(' ')[0] ?? '')
  return place ? `${place}: ${fault}` : fault
}
