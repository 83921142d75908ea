import { useId, type ReactNode } from 'react'

export interface Column<Row> {
  readonly id: string
  readonly heading: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** Numbers stand at the right. */
  readonly numeric?: boolean
  /** Which way the rows are sorted by it, and what a press on its heading does. */
  readonly sorted?: 'ascending' | 'descending' | undefined
  readonly sort?: (() => void) | undefined
}

interface TableProps<Row> {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly idOf: (row: Row) => string
  readonly empty?: string | undefined
  /** A word for the row, such as `overdue`, for its colour; never the only sign. */
  readonly toneOf?: (row: Row) => string | undefined
  /** Of many columns: smaller, so that they fit beside each other. */
  readonly dense?: boolean
}

/** A table that scrolls in itself, by keyboard too. The first column heads each row. */
export const Table = <Row,>({ caption, columns, rows, idOf, empty, toneOf, dense }: TableProps<Row>) => {
  const id = useId()
  return (
    <div className="table--responsive-scroll" role="region" aria-labelledby={id} tabIndex={0}>
      <table className={`table table--selectable table--lines${dense ? ' dense' : ''}`}>
        <caption id={id}>{caption}</caption>
        <thead>
          <tr>{columns.map((column) => (
            <th key={column.id} scope="col" aria-sort={column.sorted} className={column.numeric ? 'numeric' : undefined}>
              {column.sort
                ? <Sorting heading={column.heading} sort={column.sort} />
                : column.heading}
            </th>
          ))}</tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={idOf(row)} data-tone={toneOf?.(row)}>
              {columns.map(({ id: column, cell, numeric }, index) => index === 0
                ? <th key={column} scope="row">{cell(row)}</th>
                : <td key={column} className={numeric ? 'numeric' : undefined}>{cell(row)}</td>)}
            </tr>
          ))}
          {rows.length === 0 && <tr><td colSpan={columns.length}>{empty}</td></tr>}
        </tbody>
      </table>
    </div>
  )
}

/** A heading that sorts; on paper in plain words, since browsers repeat those on each page, and no button. */
const Sorting = ({ heading, sort }: { readonly heading: ReactNode; readonly sort: () => void }) => (
  <>
    <button type="button" className="sort" onClick={sort}>{heading}</button>
    <span className="sort-printed">{heading}</span>
  </>
)
