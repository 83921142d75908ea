import type { Controller } from '../schema/agency.ts'
import type { Decision, Permit } from './decision.ts'

/** The controllers of what a decision permits, in the order in which it was asked for. */
export const controllersIn = ({ permits }: Pick<Decision, 'permits'>): readonly Controller[] =>
  [...new Set(permits.map(({ fact }) => fact.controller))]

/** What a decision permits of one controller's facts. */
export const permitsOf = (controller: Controller, { permits }: Pick<Decision, 'permits'>): readonly Permit[] =>
  permits.filter(({ fact }) => fact.controller === controller)
