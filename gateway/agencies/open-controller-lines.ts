import { agencyOf, type Party } from '../../schema/agency.ts'
import type { AgencySettings } from '../../agencies/adapter.ts'
import { createControllerLine, type ControllerLine } from './controller-line.ts'
import { loadAgencies } from './load-agencies.ts'

/** Opens a line to every party of the settings through its agency's adapter. @throws when an agency has none. */
export const openControllerLines = async (
  settings: Readonly<Record<Party, AgencySettings>>,
): Promise<ReadonlyMap<Party, ControllerLine>> => {
  const modules = await loadAgencies()
  const lines = new Map<Party, ControllerLine>()
  for (const [party, setting] of Object.entries(settings)) {
    const module = modules.find(({ controller }) => controller === agencyOf(party))
    if (!module) throw new Error(`there is no adapter for the party \`${party}\``)
    lines.set(party, createControllerLine(await module.createAdapter(setting)))
  }
  return lines
}
