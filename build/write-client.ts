// Writes what the typed client reads of the contract: its types, and the codes that it can be answered with.
import { writeClientContract } from './client-contract.ts'

writeClientContract()
