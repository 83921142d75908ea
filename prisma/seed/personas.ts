import type { Party } from '../../schema/agency.ts'
import type { Role } from '../../schema/role.ts'
import { clientOf } from './clients.ts'

/** Someone who plays a part in the demonstration. The employee id is the agency's own, as it stands in each record. */
export interface Persona {
  readonly id: string
  readonly name: string
  readonly party: Party
  readonly role: Role
  readonly employee: string
  readonly client: string
  readonly da: string
  readonly en: string
}

const persona = (
  id: string, name: string, party: Party, role: Role, employee: string, da: string, en: string,
): Persona => ({ id, name, party, role, employee, client: clientOf(party), da, en })

/** The people of the demonstration: no real names, no real employee ids. */
export const PERSONAS: readonly Persona[] = [
  persona('sara', 'Sara Prøvegaard', 'CMM', 'contactPerson', 'cmm-1207',
    'Kontaktperson i CMM, følger Mira, Joy og Daria.', 'Contact person at CMM, follows Mira, Joy and Daria.'),
  persona('ditte', 'Ditte Prøvesen', 'CMM', 'assessor', 'cmm-1311',
    'Vurderer i CMM, om personer med lovligt ophold er handlet.',
    'Assesses at CMM whether lawful residents are trafficked.'),
  persona('jens', 'Jens Prøvelund', 'NEC', 'caseworker', 'nec-20417',
    'Sagsbehandler i politiet, modtager underretninger fra tilsyn og skat.',
    'Police caseworker, receives what inspectors and tax controllers notify.'),
  persona('karen', 'Karen Prøvedal', 'NEC', 'investigator', 'nec-20993',
    'Efterforsker bagmændene.', 'Investigates the traffickers.'),
  persona('nuno', 'Nuno Prøvetofte', 'NUC', 'caseworker', 'nuc-30118',
    'Politiets udlændingecenter: udrejser, som ikke er frivillige.',
    'Police aliens centre: departures that are not voluntary.'),
  persona('ulla', 'Ulla Prøveholm', 'UDLST', 'assessor', 'us-4402',
    'Vurderer i Udlændingestyrelsen, om personer uden lovligt ophold er handlet.',
    'Assesses at the Immigration Service whether persons without lawful residence are trafficked.'),
  persona('ib', 'Ib Prøveskov', 'UDLST', 'caseworker', 'us-4417',
    'Fastsætter refleksionsperioden og dens forlængelse.', 'Sets the reflection period and its extension.'),
  persona('tove', 'Tove Prøvekjær', 'SKAT', 'caseworker', 'skat-7725',
    'Kontrollerer arbejdsgivere; ser ingen oplysninger om personer.', 'Controls employers; sees no fact about a person.'),
  persona('arne', 'Arne Prøvehøj', 'AT', 'inspector', 'at-5150',
    'Tilsynsførende, ofte den første, der ser tegnene.', 'Labour inspector, often the first to see the signs.'),
  persona('sofie', 'Sofie Prøvestrand', 'SIRI', 'caseworker', 'siri-6081',
    'Ser tegn i arbejdstilladelser og fælles kontroller.', 'Sees signs in work permits and joint controls.'),
  persona('rasmus', 'Rasmus Prøvevad', 'RA', 'caseworker', 'ra-0909',
    'Anklager, overvejer tiltalefrafald for mindre forhold, der hænger sammen med menneskehandelen.',
    'Prosecutor, considers non-punishment for minor offences tied to the trafficking.'),
  persona('shelter', 'Rikke Prøvelykke', 'NGO-REDEN', 'caseworker', 'reden-031',
    'Medarbejder på krisecentret, hvor Mira bor.', 'Works at the shelter where Mira lives.'),
  persona('ingrid', 'Ingrid Prøvenæs', 'IOM', 'caseworker', 'iom-dk-17',
    'Forbereder Joys hjemrejse og følger Graces reintegration.',
    'Prepares Joy\'s return and follows Grace\'s reintegration.'),
  persona('kommune', 'Lone Prøvemose', 'KOM-0101', 'caseworker', 'kk-88120',
    'Socialrådgiver i Københavns Kommune.', 'Social worker in the City of Copenhagen.'),
  persona('grethe', 'Grethe Prøvebæk', 'RG-KOBENHAVN', 'groupMember', 'rg-kbh-3',
    'Medlem af referencegruppen i København; ser sagernes gang, ingen navne.',
    'Member of the Copenhagen reference group; sees how cases move, no names.'),
  persona('national', 'Niels Prøveborg', 'RG-DK', 'groupMember', 'rg-dk-1',
    'Medlem af den nationale referencegruppe.', 'Member of the national reference group.'),
  persona('dpo', 'Dorte Prøvested', 'CMM', 'dpo', 'cmm-1002',
    'Databeskyttelsesrådgiver i CMM.', 'Data protection officer of CMM.'),
  persona('vera', 'Vera Prøvevang', 'CMM', 'dpo', 'cmm-1003',
    'Dortes stedfortræder: bekræfter eller afviser et brud, som Dorte har mistanke om.',
    'Dorte\'s deputy: confirms or rejects a breach that Dorte suspects.'),
  persona('dagny', 'Dagny Prøvedam', 'UDLST', 'dpo', 'us-1001',
    'Databeskyttelsesrådgiver i Udlændingestyrelsen.', 'Data protection officer of the Immigration Service.'),
  persona('poul', 'Poul Prøvebro', 'NEC', 'dpo', 'nec-10007',
    'Databeskyttelsesrådgiver i politiet.', 'Data protection officer of the police.'),
  persona('sanne', 'Sanne Prøveklit', 'SKAT', 'dpo', 'skat-1001',
    'Databeskyttelsesrådgiver i Skattestyrelsen.', 'Data protection officer of the tax agency.'),
  persona('asta', 'Asta Prøvemark', 'AT', 'dpo', 'at-1001',
    'Databeskyttelsesrådgiver i Arbejdstilsynet.', 'Data protection officer of the Working Environment Authority.'),
  persona('sigurd', 'Sigurd Prøvefjeld', 'SIRI', 'dpo', 'siri-1001',
    'Databeskyttelsesrådgiver i SIRI.', 'Data protection officer of SIRI.'),
  persona('ilse', 'Ilse Prøveeng', 'IOM', 'dpo', 'iom-dk-02',
    'Databeskyttelsesrådgiver i IOM.', 'Data protection officer of IOM.'),
  persona('nanna', 'Nanna Prøveaas', 'NGO-REDEN', 'dpo', 'reden-002',
    'Databeskyttelsesrådgiver for krisecentret.', 'Data protection officer of the shelter.'),
  persona('signe', 'Signe Prøvehede', 'SAMSYN', 'dpo', 'samsyn-02',
    'Databeskyttelsesrådgiver for Samsyn: godkender konsollens egne forespørgsler.',
    'Data protection officer of Samsyn: approves the console\'s own operations.'),
  persona('bo', 'Bo Prøvesund', 'CMM', 'administrator', 'cmm-1650',
    'Administrerer CMM\'s sagssystem: registrerer dets forespørgsler; ser ingen sager.',
    'Runs CMM\'s system: registers its operations; sees no case.'),
  persona('admin', 'Anders Prøvemark', 'SAMSYN', 'administrator', 'samsyn-01',
    'Driver Samsyn; ser ingen sager.', 'Runs Samsyn; sees no case.'),
]
