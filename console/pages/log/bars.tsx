import { Link } from '@tanstack/react-router'
import { scaleBand, scaleLinear } from '@visx/scale'
import type { Stack } from './stacked.ts'

const SIZE = { width: 1120, height: 200, foot: 28, left: 48 }

interface BarsProps {
  readonly label: string
  readonly stacks: readonly Stack[]
  readonly classOf: (value: string | null) => string
  readonly said: (stack: Stack) => string
}

/** A bar for each moment, in parts: each is a link that makes the moment the period. */
export const Bars = ({ label, stacks, classOf, said }: BarsProps) => {
  const x = scaleBand({ domain: stacks.map(({ moment }) => moment), range: [SIZE.left, SIZE.width], padding: 0.15 })
  const y = scaleLinear({ domain: [0, Math.max(4, ...stacks.map(({ total }) => total))], range: [SIZE.height - SIZE.foot, 8], nice: true })
  const labelled = new Set([0, Math.floor(stacks.length / 2), stacks.length - 1])
  return (
    <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} role="group" aria-label={label}>
      {y.ticks(4).map((tick) => (
        <g key={tick} aria-hidden="true">
          <line className="grid" x1={SIZE.left} x2={SIZE.width} y1={y(tick)} y2={y(tick)} />
          <text x={SIZE.left - 8} y={y(tick)} textAnchor="end" dominantBaseline="middle">{tick.toLocaleString('da-DK')}</text>
        </g>
      ))}
      {stacks.map((stack) => {
        const { moment, total, parts } = stack
        let top = 0
        return (
          <Link key={moment} to="/log" search={(before) => ({ ...before, from: moment, to: moment, days: undefined })}
            aria-label={`${stack.name}: ${total}. ${said(stack)}`}>
            <title>{`${stack.name}: ${said(stack)}`}</title>
            <rect className="bar-room" x={x(moment)} width={x.bandwidth()} y={8} height={SIZE.height - SIZE.foot - 8} />
            {parts.map(({ value, entries }) => {
              top += entries
              return <rect key={value} className={classOf(value)} x={x(moment)} width={x.bandwidth()} y={y(top)} height={y(top - entries) - y(top)} />
            })}
          </Link>
        )
      })}
      {stacks.map(({ moment, name }, index) => labelled.has(index) && (
        <text key={moment} aria-hidden="true" x={(x(moment) ?? 0) + x.bandwidth() / 2} y={SIZE.height - 8}
          textAnchor={index === 0 ? 'start' : index === stacks.length - 1 ? 'end' : 'middle'}>{name}</text>
      ))}
    </svg>
  )
}
