import { agency } from '../../agencies/ngo/agency.ts'
import { createReference } from '../../agencies/ngo/reference.ts'
import { describeAdapter } from './adapter-suite.ts'

describeAdapter('NGO', { module: agency, createReference, party: 'NGO-REDEN' })
