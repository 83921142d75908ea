import { useInstantText } from '../words/danish.ts'

/** An instant in Danish time. */
export const Instant = ({ at }: { readonly at: string | Date }) => {
  const text = useInstantText()
  return <time className="nowrap" dateTime={new Date(at).toISOString()}>{text(at)}</time>
}
