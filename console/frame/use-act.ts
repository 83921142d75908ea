import { useMutation, type UseMutationOptions } from '@tanstack/react-query'
import { useRef } from 'react'

/** Something that is done once, however quickly it is pressed twice: none is begun while the one before is under way. */
export const useAct = <Data, Variables = void>(options: Omit<UseMutationOptions<Data, Error, Variables>, 'onSettled'>) => {
  const isUnderWay = useRef(false)
  const { mutate, ...acting } = useMutation({ ...options, onSettled: () => { isUnderWay.current = false } })
  return {
    ...acting,
    mutate: (variables: Variables): void => {
      if (isUnderWay.current) return
      isUnderWay.current = true
      mutate(variables)
    },
  }
}
