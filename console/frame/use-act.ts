import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

interface ActOptions<Data, Variables> {
  readonly mutationFn: (variables: Variables) => Promise<Data>
  /** What follows on the page: nothing, where one has left it meanwhile. */
  readonly onSuccess?: (data: Data) => unknown
}

/**
 * Something that is done once, however quickly it is pressed twice: none is begun while the one before is under way. That it
 * is, is shown before any other key or press is heard.
 */
export const useAct = <Data, Variables = void>({ mutationFn, onSuccess = () => {} }: ActOptions<Data, Variables>) => {
  const isUnderWay = useRef(false)
  const isShown = useRef(false)
  const [isBegun, setBegun] = useState(false)
  useEffect(() => {
    isShown.current = true
    return () => { isShown.current = false }
  }, [])
  const end = (): void => {
    isUnderWay.current = false
    setBegun(false)
  }
  const { mutate, isPending, ...acting } = useMutation({
    mutationFn, onSuccess: (data) => (isShown.current ? onSuccess(data) : undefined), onSettled: end,
  })
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
