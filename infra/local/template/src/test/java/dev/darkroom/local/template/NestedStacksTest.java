package dev.darkroom.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NestedStacksTest {
    private static final URI NOBODY = URI.create("http://nobody.invalid");
    private static final Surroundings LAPTOP = new Surroundings(
            "acme",
            "eu-west-1",
            NOBODY,
            NOBODY,
            NOBODY,
            NOBODY,
            new Database(URI.create("postgresql://127.0.0.1:5433/shop"), "hunter2"));

    private static final String OUTER = """
            Parameters:
              Keep: {Type: String, Default: yes-please}
            Conditions:
              Kept: !Equals [!Ref Keep, yes-please]
            Resources:
              Data:
                Type: AWS::CloudFormation::Stack
                Condition: Kept
                Properties:
                  TemplateURL: data.yaml
                  Parameters: {Group: !GetAtt Net.Outputs.Group, Name: shop}
              Net:
                Type: AWS::CloudFormation::Stack
                Properties: {TemplateURL: net.yaml}
            Outputs:
              Url: {Condition: Kept, Value: !GetAtt Data.Outputs.Url}
              Secret: {Condition: Kept, Value: !GetAtt Data.Outputs.Secret}
              Group: {Value: !Sub 'is ${Net.Outputs.Group}'}
            """;

    private static final String NET = """
            Resources:
              Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: !Cidr [10.0.0.0/16, 2, 12]}}
              Open: {Type: AWS::EC2::SecurityGroup, Properties: {VpcId: !Ref Vpc}}
            Outputs:
              Group: {Value: !GetAtt Open.GroupId}
            """;

    private static final String DATA = """
            Parameters:
              Group: {Type: 'AWS::EC2::SecurityGroup::Id'}
              Name: {Type: String}
            Resources:
              Cluster:
                Type: AWS::RDS::DBCluster
                Properties:
                  Engine: aurora-postgresql
                  DatabaseName: !Ref Name
                  MasterUsername: shop
                  ManageMasterUserPassword: true
                  VpcSecurityGroupIds: [!Ref Group]
            Outputs:
              Url: {Value: !Sub 'jdbc:postgresql://${Cluster.Endpoint.Address}:${Cluster.Endpoint.Port}/shop'}
              Secret: {Value: !GetAtt Cluster.MasterUserSecret.SecretArn}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeTemplates() throws IOException {
        write("outer.yaml", OUTER);
        write("net.yaml", NET);
        write("data.yaml", DATA);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private Stack read(Map<String, String> parameters) {
        return Stack.read(folder.resolve("outer.yaml"), parameters, LAPTOP);
    }

    @Test
    void aNestedStackTellsWhereItsStandInIs() {
        Stack stack = read(Map.of());

        assertThat(stack.outputs())
                .containsOnly(
                        Map.entry("Url", "jdbc:postgresql://127.0.0.1:5433/shop"),
                        Map.entry(
                                "Secret",
                                "arn:aws:secretsmanager:eu-west-1:000000000000:secret:acme-Data-Cluster-local1"),
                        Map.entry("Group", "is acme-Net-Open"));
        assertThat(stack.secret("Data.Cluster").arn()).isEqualTo(stack.outputs().get("Secret"));
        assertThat(stack.secret("Data.Cluster").literal()).hasValue("{\"username\":\"shop\",\"password\":\"hunter2\"}");
    }

    @Test
    void aStackThatIsNotWantedIsNotThere() {
        Stack stack = read(Map.of("Keep", "no"));

        assertThat(stack.secrets()).isEmpty();
        assertThat(stack.outputs()).containsOnlyKeys("Group");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "outer.yaml | Data.Outputs.Url | Data.Outputs.Nothing | the stack Data has no output Nothing",
                "outer.yaml | Name: shop | Other: shop | there is no parameter Other",
                "outer.yaml | Net.Outputs.Group, Name | Data.Outputs.Url, Name | Data: needs its own outputs",
                "outer.yaml | TemplateURL: net.yaml | TemplateURL: none.yaml | cannot be read",
                "outer.yaml | TemplateURL: data.yaml | StackName: x | Data.Properties.StackName",
                "data.yaml | Engine: aurora-postgresql | Engine: aurora-mysql | only PostgreSQL",
                "data.yaml | ManageMasterUserPassword: true | MasterUserPassword: x | Properties.MasterUserPassword",
                "data.yaml | MasterUsername: shop | MasterUsername: me | MasterUsername: only shop is emulated",
                "net.yaml | AWS::EC2::VPC | AWS::EC2::NatGateway | AWS::EC2::NatGateway is not emulated",
                "net.yaml | AWS::EC2::VPC, Properties: {CidrBlock: !Cidr [10.0.0.0/16, 2, 12]} | AWS::SQS::Queue | nested stack are not emulated"
            })
    void whatIsNotEmulatedIsRefused(String file, String original, String changed, String complaint) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(original);
        write(file, text.replace(original, changed));

        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void nobodyReadsThePasswordInAMessage() {
        assertThat(LAPTOP.toString()).doesNotContain("hunter2");
    }
}
