import { Fragment } from 'react'

/** A sentence of the doctor's, with what stands in backticks as code. */
export const WithCode = ({ sentence }: { readonly sentence: string }) => (
  <>{sentence.split('`').map((part, index) =>
    index % 2 === 1 ? <code key={index}>{part}</code> : <Fragment key={index}>{part}</Fragment>)}</>
)
