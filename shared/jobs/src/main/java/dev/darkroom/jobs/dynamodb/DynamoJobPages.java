package dev.darkroom.jobs.dynamodb;

import dev.darkroom.aws.TableScan;
import dev.darkroom.jobs.Job;
import dev.darkroom.jobs.audit.JobPages;
import dev.darkroom.kernel.Page;
import dev.darkroom.kernel.StoredRow;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** {@link JobPages} in DynamoDB: a scan. */
@Singleton
final class DynamoJobPages implements JobPages {
    private final DynamoDbClient client;
    private final JobTables tables;

    DynamoJobPages(DynamoDbClient client, JobTables tables) {
        this.client = client;
        this.tables = tables;
    }

    @Override
    public Page<StoredRow<Job>> jobs(@Nullable String after, int limit) {
        return TableScan.page(client, tables.jobs(), "job_id", after, limit, JobRows::job);
    }
}
