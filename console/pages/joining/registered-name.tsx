import { useWords } from '../../words/words.ts'
import type { Registered } from './joining-operations.ts'

/** What a registration is of: a system, an issuer, or one of Samsyn's own keys. */
export const RegisteredName = ({ client, issuer, keyUse, thumbprint }: Registered['registrations'][number]) => {
  const words = useWords()
  return <>{keyUse && <>{words.value('KeyUse', keyUse)}: </>}<code>{client ?? issuer ?? thumbprint}</code></>
}
