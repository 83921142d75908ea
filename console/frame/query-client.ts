import { QueryClient } from '@tanstack/react-query'

/**
 * Every look is a leaf in the trail: nothing is asked twice unasked, and nothing personal is kept once it is off the page.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: false, gcTime: 0, staleTime: Infinity, refetchOnWindowFocus: false, refetchOnReconnect: false, networkMode: 'always',
    },
    mutations: { retry: false, gcTime: 0, networkMode: 'always' },
  },
})
