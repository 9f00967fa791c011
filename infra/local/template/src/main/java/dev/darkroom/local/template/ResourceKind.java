package dev.darkroom.local.template;

/** The types of resources that this emulation knows. */
enum ResourceKind {
    FUNCTION,
    TABLE,
    QUEUE,
    BUCKET,
    SECRET,
    DATABASE,
    NESTED_STACK,
    HTTP_API,
    WEB_SOCKET_API,
    /** Permissions, logs, alarms, networks: nothing of them can be seen on a laptop, so they are listed and otherwise left alone. */
    WITHOUT_LOCAL_BEHAVIOUR;

    static ResourceKind of(String type, String path) {
        return switch (type) {
            case "AWS::Serverless::Function" -> FUNCTION;
            case "AWS::DynamoDB::Table" -> TABLE;
            case "AWS::SQS::Queue" -> QUEUE;
            case "AWS::S3::Bucket" -> BUCKET;
            case "AWS::SecretsManager::Secret" -> SECRET;
            case "AWS::RDS::DBCluster" -> DATABASE;
            case "AWS::CloudFormation::Stack" -> NESTED_STACK;
            case "AWS::Serverless::HttpApi" -> HTTP_API;
            case "AWS::Serverless::WebSocketApi" -> WEB_SOCKET_API;
            case "AWS::SQS::QueuePolicy",
                    "AWS::S3::BucketPolicy",
                    "AWS::Logs::LogGroup",
                    "AWS::Logs::MetricFilter",
                    "AWS::CloudWatch::Alarm",
                    "AWS::CloudWatch::Dashboard",
                    "AWS::Lambda::Permission",
                    "AWS::EC2::VPC",
                    "AWS::EC2::Subnet",
                    "AWS::EC2::RouteTable",
                    "AWS::EC2::SubnetRouteTableAssociation",
                    "AWS::EC2::SecurityGroup",
                    "AWS::EC2::VPCEndpoint",
                    "AWS::RDS::DBInstance",
                    "AWS::RDS::DBSubnetGroup",
                    "AWS::IAM::Role",
                    "AWS::IAM::Policy",
                    "AWS::IAM::ManagedPolicy",
                    "AWS::IAM::User",
                    "AWS::IAM::Group",
                    "AWS::IAM::InstanceProfile" -> WITHOUT_LOCAL_BEHAVIOUR;
            default -> throw new TemplateException(path + ".Type", type + " is not emulated");
        };
    }
}
