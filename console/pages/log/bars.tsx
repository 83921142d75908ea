import { Link } from '@tanstack/react-router'
import { scaleBand, scaleLinear } from '@visx/scale'
import { useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeepFocus } from '../../frame/keep-focus.ts'
import { movedBy } from '../../kit/arrow-keys.ts'
import { useWidth } from '../../kit/use-width.ts'
import type { Stack } from './stacked.ts'

/** Pixels. */
const SIZE = { height: 200, foot: 28, left: 48 }

/** So wide that three moments can be named beneath the bars. */
const WIDE = 520

interface BarsProps {
  readonly label: string
  readonly stacks: readonly Stack[]
  readonly classOf: (value: string | null) => string
  readonly said: (stack: Stack) => string
}

/** A bar for each moment, in parts: each is a link that makes the moment the period. The Tab key stops at one, the arrows go on from it. */
export const Bars = ({ label, stacks, classOf, said }: BarsProps) => {
  const { t } = useTranslation()
  const chart = useRef<SVGSVGElement>(null)
  const width = useWidth(chart)
  useKeepFocus(chart)
  const [visited, setVisited] = useState<string>()
  const last = stacks.length - 1
  const at = stacks.findIndex(({ moment }) => moment === visited)
  const stop = at < 0 ? last : at
  const move = (event: KeyboardEvent): void => {
    const next = movedBy(event, stop, stacks.length)
    if (next === undefined) return
    event.preventDefault()
    chart.current?.querySelectorAll('a')[next]?.focus()
  }
  const x = scaleBand({ domain: stacks.map(({ moment }) => moment), range: [SIZE.left, Math.max(width, SIZE.left)], padding: 0.15 })
  const y = scaleLinear({ domain: [0, Math.max(4, ...stacks.map(({ total }) => total))], range: [SIZE.height - SIZE.foot, 8], nice: true })
  const labelled = new Set(width < WIDE ? [0, last] : [0, Math.floor(stacks.length / 2), last])
  return (
    <svg ref={chart} viewBox={`0 0 ${width} ${SIZE.height}`} role="group" aria-label={t('log.byArrows', { label })} onKeyDown={move}>
      {y.ticks(4).map((tick) => (
        <g key={tick} aria-hidden="true">
          <line className="grid" x1={SIZE.left} x2={width} y1={y(tick)} y2={y(tick)} />
          <text x={SIZE.left - 8} y={y(tick)} textAnchor="end" dominantBaseline="middle">{tick.toLocaleString('da-DK')}</text>
        </g>
      ))}
      {stacks.map((stack, index) => {
        const { moment, total, parts } = stack
        let top = 0
        return (
          <Link key={moment} to="/log" search={(before) => ({ ...before, from: moment, to: moment, days: undefined })}
            tabIndex={index === stop ? 0 : -1} onFocus={() => setVisited(moment)} aria-label={`${stack.name}: ${total}. ${said(stack)}`}>
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
          textAnchor={index === 0 ? 'start' : index === last ? 'end' : 'middle'}>{name}</text>
      ))}
    </svg>
  )
}
