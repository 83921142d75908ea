import { useOwnSession } from '../../frame/session.ts'
import { National } from './national.tsx'
import { Regional } from './regional.tsx'
import './board.css'

/** The national group counts; a regional one follows its cases (SR09 §2). */
export const Board = () => (useOwnSession().party === 'RG-DK' ? <National /> : <Regional />)
