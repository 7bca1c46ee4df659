-- DuckDB over what dateline wrote: duckdb < facts.sql, with `facts` a folder of --json --errors json.
CREATE VIEW facts AS SELECT * FROM read_json('facts/*.jsonl', union_by_name = true, maximum_object_size = 67108864);

-- Articles that could not be read.
SELECT error.kind, count(*) AS articles FROM facts WHERE error IS NOT NULL GROUP BY ALL ORDER BY ALL;

-- The people of most articles.
SELECT person.name, count(DISTINCT document.source) AS articles
FROM (SELECT document, unnest(people) AS person FROM facts)
WHERE person.named GROUP BY ALL ORDER BY articles DESC, person.name LIMIT 10;

-- The days that most articles mention.
SELECT date."from" AS day, count(DISTINCT document.source) AS articles
FROM (SELECT document, unnest(timeline) AS date FROM facts)
WHERE date.grain = 'day' GROUP BY ALL ORDER BY articles DESC, day LIMIT 10;

-- Who was quoted most.
SELECT quote.speaker.name AS speaker, count(*) AS quotes
FROM (SELECT unnest(quotes) AS quote FROM facts)
WHERE quote.kind <> 'indirect' AND quote.speaker IS NOT NULL GROUP BY ALL ORDER BY quotes DESC, speaker LIMIT 10;
