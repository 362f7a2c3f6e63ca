using System.Globalization;

namespace Pipeline.Index.Sqlite;

/// <summary>Makes the tables, brings older ones up to date, and refuses newer ones.</summary>
internal static class SqliteSchema
{
    /// <summary>Version of the tables, kept in user_version.</summary>
    public const int Version = 8;

    /// <summary>Upgrades in their order: the first makes an empty archive.</summary>
    private static readonly string[] Steps =
    [
        """
            CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
            CREATE TABLE file(hash TEXT PRIMARY KEY, size INTEGER NOT NULL, path TEXT NOT NULL, given TEXT NOT NULL, parent TEXT,
              progress INTEGER NOT NULL, read_version INTEGER NOT NULL, extract_version INTEGER NOT NULL) WITHOUT ROWID;
            CREATE INDEX file_progress ON file(progress, hash);
            CREATE TABLE name(path TEXT PRIMARY KEY, given TEXT NOT NULL, hash TEXT NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL) WITHOUT ROWID;
            CREATE INDEX name_hash ON name(hash);
            CREATE TABLE claim(hash TEXT PRIMARY KEY, owner TEXT NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID;
            CREATE TABLE stage(hash TEXT, stage TEXT, version INTEGER, options TEXT, at TEXT NOT NULL, payload BLOB NOT NULL, PRIMARY KEY(hash, stage, version, options));
            CREATE TABLE failure(target TEXT PRIMARY KEY, hash TEXT, path TEXT NOT NULL, stage TEXT NOT NULL, kind TEXT NOT NULL, message TEXT NOT NULL,
              advice TEXT NOT NULL, attempts INTEGER NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
            CREATE TABLE tombstone(id TEXT PRIMARY KEY, hash TEXT NOT NULL, by TEXT NOT NULL, note TEXT, at TEXT NOT NULL) WITHOUT ROWID;
            CREATE INDEX tombstone_hash ON tombstone(hash);
            CREATE TABLE record(n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, file TEXT NOT NULL, number TEXT, key TEXT, fold TEXT,
              serial TEXT, symbol TEXT, year INTEGER, type TEXT, date TEXT, issuer TEXT, subject TEXT, path TEXT NOT NULL, copy TEXT, copy_rank INTEGER NOT NULL,
              lead TEXT, secrecy TEXT, unread INTEGER NOT NULL);
            CREATE INDEX record_file ON record(file);
            CREATE INDEX record_fold ON record(fold) WHERE fold IS NOT NULL;
            CREATE INDEX record_serial ON record(serial, date) WHERE serial IS NOT NULL;
            CREATE INDEX record_symbol ON record(symbol, serial) WHERE symbol IS NOT NULL;
            CREATE INDEX record_copy ON record(copy) WHERE copy IS NOT NULL;
            CREATE TABLE body(n INTEGER PRIMARY KEY, json BLOB NOT NULL, text BLOB NOT NULL);
            CREATE TABLE citation(n INTEGER, i INTEGER, fold TEXT NOT NULL, serial TEXT, symbol TEXT, date TEXT, type TEXT, issuer TEXT, title TEXT, relation TEXT, PRIMARY KEY(n, i)) WITHOUT ROWID;
            CREATE INDEX citation_fold ON citation(fold);
            CREATE INDEX citation_serial ON citation(serial, date) WHERE serial IS NOT NULL;
            CREATE INDEX citation_symbol ON citation(symbol) WHERE symbol IS NOT NULL;
            CREATE VIRTUAL TABLE words USING fts5(parts, issuer, title_exact, title, exact, folded, content='', columnsize=0, tokenize='ascii');
            CREATE TABLE finding(finding_id TEXT PRIMARY KEY, id TEXT NOT NULL, rule TEXT NOT NULL, severity TEXT NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;
            CREATE INDEX finding_record ON finding(id, rule);
            CREATE INDEX finding_rule ON finding(rule);
            CREATE TABLE decision(finding_id TEXT PRIMARY KEY, verdict TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL, note TEXT) WITHOUT ROWID;
            """,
        """
            CREATE TABLE symbol(symbol TEXT PRIMARY KEY) WITHOUT ROWID;
            CREATE TABLE symbol_slip(slip TEXT, symbol TEXT, PRIMARY KEY(slip, symbol)) WITHOUT ROWID;
            """,
        """
            CREATE INDEX record_secret ON record(copy, id, file) WHERE secrecy IS NOT NULL;
            CREATE TABLE seen_finding(finding_id TEXT, id TEXT NOT NULL, rule TEXT NOT NULL, severity TEXT NOT NULL, json TEXT NOT NULL, sight INTEGER, PRIMARY KEY(finding_id, sight)) WITHOUT ROWID;
            INSERT INTO seen_finding SELECT finding_id, id, rule, severity, json, EXISTS(SELECT 1 FROM record WHERE secrecy IS NOT NULL) FROM finding;
            DROP TABLE finding;
            ALTER TABLE seen_finding RENAME TO finding;
            CREATE INDEX finding_record ON finding(id, rule);
            CREATE INDEX finding_rule ON finding(rule);
            """,
        """
            CREATE TABLE link(key TEXT PRIMARY KEY, kind TEXT NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL, same INTEGER NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL, note TEXT) WITHOUT ROWID;
            """,
        """
            CREATE TABLE amendment(hash TEXT, at TEXT, id TEXT, field TEXT, json TEXT NOT NULL, PRIMARY KEY(hash, at, id, field)) WITHOUT ROWID;
            """,
        """
            CREATE TABLE criteria(mark TEXT, n INTEGER, PRIMARY KEY(mark, n)) WITHOUT ROWID;
            CREATE INDEX criteria_record ON criteria(n);
            CREATE INDEX record_series ON record(symbol, CAST(serial AS INTEGER)) WHERE symbol IS NOT NULL;
            CREATE INDEX citation_series ON citation(symbol, CAST(serial AS INTEGER)) WHERE symbol IS NOT NULL;
            DROP INDEX citation_symbol;
            """,
        """
            DROP INDEX citation_series;
            CREATE INDEX citation_series ON citation(symbol, issuer, CAST(serial AS INTEGER), date, serial) WHERE symbol IS NOT NULL;
            CREATE INDEX record_issuer ON record(symbol, issuer) WHERE symbol IS NOT NULL;
            """,
        """
            ALTER TABLE failure ADD COLUMN detail TEXT;
            """,
    ];

    /// <summary>Brings the tables to <see cref="Version"/>, each step whole or not at all.</summary>
    /// <exception cref="ArchiveException">A newer program made them.</exception>
    public static void Apply(SqliteDatabase database, string path)
    {
        var found = database.QueryNumber("PRAGMA user_version");
        if (found > Version)
            throw new ArchiveException(
                $"the archive {path} has schema {found}, this program knows up to {Version}",
                "use the newer program that made it"
            );
        if (found < Version && database.ReadOnly)
            throw new ArchiveException(
                $"the archive {path} was made by an older program",
                "let its keeper run any command once: that brings it up to date"
            );
        if (found < Version)
            database.Transaction(() => Upgrade(database));
    }

    private static int Upgrade(SqliteDatabase database)
    {
        // Read again under the lock: another process may have done it meanwhile.
        for (
            var step = (int)database.QueryNumber("SELECT user_version FROM pragma_user_version");
            step < Steps.Length;
            step++
        )
        {
            foreach (
                var statement in Steps[step]
                    .Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            )
                database.Execute(statement);
            database.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version={step + 1}"));
        }
        return 0;
    }
}
