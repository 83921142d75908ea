import type { IResolvers } from '@graphql-tools/utils'
import type { EmployeeChange, Employees } from '../../joining/employees.ts'
import type { Bound } from '../../pipeline/stages.ts'
import type { GatewayContext } from '../context.ts'
import type { Door } from '../door.ts'

interface OfEmployee { readonly party: string; readonly employee: string }

/** Employees who leave a party, and who come back. */
export const createEmployeeResolvers = (door: Door, employees: Employees): IResolvers<unknown, GatewayContext> => {
  const through = (work: (bound: Bound, party: string, employee: string) => Promise<EmployeeChange>) =>
    (_root: unknown, { party, employee }: OfEmployee, context: GatewayContext, info: Parameters<Door>[1]): Promise<EmployeeChange> =>
      door(context, info, (bound) => work(bound, party, employee))

  return { Mutation: { endEmployee: through(employees.end), readmitEmployee: through(employees.readmit) } }
}
