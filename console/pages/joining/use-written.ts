import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** The code of a party, as the contract writes it. */
const PARTY = /^[A-Z]+(-[A-Z0-9]+)?$/

/** Fields of which none may be empty, and `party` is a party's code: those that are not right say so once it is tried to go on. */
export const useWritten = <Name extends string>(begun: Readonly<Record<Name, string>>) => {
  const { t } = useTranslation()
  const [written, setWritten] = useState(begun)
  const [tried, setTried] = useState<readonly Name[]>([])
  const isRight = (name: Name): boolean => (name === 'party' ? PARTY : /./).test(written[name])
  return {
    written,
    field: (name: Name) => ({
      value: written[name],
      error: tried.includes(name) && !isRight(name) ? t(name === 'party' ? 'joining.needParty' : 'frame.needed') : undefined,
      onChange: ({ target }: { readonly target: { readonly value: string } }): void => setWritten({ ...written, [name]: target.value.trim() }),
    }),
    /** Whether all of these are right. */
    areRight: (...names: readonly Name[]) => (): boolean => {
      setTried(names)
      return names.every(isRight)
    },
  }
}
