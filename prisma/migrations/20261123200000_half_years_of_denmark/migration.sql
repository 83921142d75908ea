-- Half a year passes as in Denmark, by whose calendar the gateway reckons its periods: counted in UTC it ends an hour earlier or later
-- where clocks were changed in it, and what the gateway erases then was refused.
ALTER FUNCTION "erase_leaves" SET timezone = 'Europe/Copenhagen';
ALTER FUNCTION "erase_cases" SET timezone = 'Europe/Copenhagen';
