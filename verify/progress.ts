/** Where a command writes, and whether a person watches its errors. */
export interface Streams {
  readonly out: (text: string) => void
  readonly error: (text: string) => void
  readonly isTerminal: boolean
}

export interface Progress {
  reached(count: number): void
  end(): void
}

const WIDTH = 30
/** Milliseconds between two drawings of the bar. */
const EVERY = 200

/** A bar on a terminal's standard error; nothing where nobody watches. */
export const createProgress = ({ error, isTerminal }: Streams, total: number): Progress => {
  let drawnAt = 0
  const draw = (count: number): void => {
    const share = total === 0 ? 1 : Math.min(1, count / total)
    const done = Math.round(share * WIDTH)
    error(`\r[${'#'.repeat(done)}${' '.repeat(WIDTH - done)}] ${Math.floor(share * 100)} %`)
    drawnAt = performance.now()
  }
  return {
    reached: (count) => { if (isTerminal && performance.now() - drawnAt > EVERY) draw(count) },
    end: () => { if (isTerminal) error('\r\u001b[K') },
  }
}
