-- Table of junkies
-- and more
SELECT 'addict' /* not the drunk */ FROM t;
