import { useEffect, useState } from 'react'

const EVERY = 60_000

/** What time it is, in milliseconds since 1970: a page that stands open is told each minute. */
export const useNow = (): number => {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const telling = setInterval(() => setNow(Date.now()), EVERY)
    return () => clearInterval(telling)
  }, [])
  return now
}
