-- SIRI's replica: one read-only view over what the agency holds of a case. Codes are those of the agency's own system.
-- A lookup is one statement: the file numbers in `$1`, and for each column the file numbers that it is asked for.
create schema siri;

create table siri.sagsakt (
  sagsnummer          text primary key,
  tilladelsestype     text,
  tegn_ved_tilladelse text[],
  tegn_ved_kontrol    text[],
  arbejdsgiver_cvr    text
);

create view siri.sager as
  select sagsnummer, tilladelsestype, tegn_ved_tilladelse, tegn_ved_kontrol, arbejdsgiver_cvr from siri.sagsakt;

comment on view siri.sager is 'Kun læsning, kun med en videregivelsesordre i en kommentar foran opslaget.';
