import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { followersVariables, variables } from '../../gateway/config-variables.ts'
import { createMetrics } from '../../gateway/telemetry/metrics.ts'
import { samsyn } from '../cli/a-command-line.ts'

const text = readFileSync('docs/operating.md', 'utf8')

const found = (pattern: RegExp): string[] => [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))]

describe('the guide for whoever runs Samsyn', () => {
  test('names variables that are read, and metrics that are there', () => {
    const known = Object.keys({ ...variables.shape, ...followersVariables.shape })
    const named = found(/\b(SAMSYN_[A-Z0-9_]+)\b/g)
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((name) => !known.includes(name))).toEqual([])
    const metrics = createMetrics().registry.getMetricsAsArray().map(({ name }) => name)
    const alerts = found(/\b(samsyn_[a-z_]+)\b/g).filter((name) => !['samsyn_gateway', 'samsyn_owner'].includes(name))
    expect(alerts.length).toBeGreaterThan(10)
    expect(alerts.filter((name) => !metrics.includes(name.replace(/_count$/, '')))).toEqual([])
  })

  test('names files that are there, and headings of the measurements that are there', () => {
    const files = found(/`((?:gateway|tests|docs|dist)\/[\w./-]+)`/g).map((file) => file.replace(/^dist\/(.*)\.js$/, '$1.ts'))
    expect(files.filter((file) => !file.startsWith('dist/') && !existsSync(file))).toEqual([])
    expect(found(/\]\(([\w./]+)\)/g).filter((file) => !existsSync(`docs/${file}`))).toEqual([])
    const measurements = readFileSync('docs/measurements.md', 'utf8')
    const headings = [...text.matchAll(/^\|.*\| ("[^|]+) \|$/gm)].flatMap(([, cell = '']) => [...cell.matchAll(/"([^"]+)"/g)].map(([, name]) => name))
    expect(headings.length).toBeGreaterThan(5)
    for (const heading of headings) expect(measurements).toMatch(new RegExp(`^#+ ${heading}$`, 'm'))
  })

  test('names commands that there are', async () => {
    for (const command of [['migrate'], ['key', 'make'], ['doctor']])
      expect(await samsyn(...command, '--help')).toMatchObject({ exitCode: 0 })
    expect(text).toContain('samsyn migrate')
  })
})
