import { encode } from 'uqr'

/** A QR code, drawn here. */
export const Qr = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const { data, size } = encode(text, { border: 2 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return <svg className="qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`}><path d={path} /></svg>
}
