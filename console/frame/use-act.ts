import { useMutation, type UseMutationOptions } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'

/**
 * Something that is done once, however quickly it is pressed twice: none is begun while the one before is under way. That it
 * is, is shown before any other key or press is heard.
 */
export const useAct = <Data, Variables = void>(options: Omit<UseMutationOptions<Data, Error, Variables>, 'onSettled'>) => {
  const isUnderWay = useRef(false)
  const [isBegun, setBegun] = useState(false)
  const end = (): void => {
    isUnderWay.current = false
    setBegun(false)
  }
  const { mutate, isPending, ...acting } = useMutation({ ...options, onSettled: end })
  return {
    ...acting,
    isPending: isPending || isBegun,
    mutate: (variables: Variables): void => {
      if (isUnderWay.current) return
      isUnderWay.current = true
      flushSync(() => setBegun(true))
      mutate(variables)
    },
  }
}
