import type { IResolvers } from '@graphql-tools/utils'
import type { Employees } from '../../joining/employees.ts'
import type { GatewayContext } from '../context.ts'
import { createThrough, type Door } from '../door.ts'

interface OfEmployee { readonly party: string; readonly employee: string }

/** Employees who leave a party, and who come back. */
export const createEmployeeResolvers = (door: Door, employees: Employees): IResolvers<unknown, GatewayContext> => {
  const through = createThrough(door)
  return {
    Mutation: {
      endEmployee: through((bound, { party, employee }: OfEmployee) => employees.end(bound, party, employee)),
      readmitEmployee: through((bound, { party, employee }: OfEmployee) => employees.readmit(bound, party, employee)),
    },
  }
}
